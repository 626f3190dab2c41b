import TestSupport
import Testing
import TrialAnalysis
import TrialModel
import TrialReport
import TrialSimulation

struct StudyChangesTests {
  private let before = StudyBuilder().arm("A").arm("B")
    .subject("P", arm: "A", randomized: "2000-01-01", treated: "2000-01-01", site: "1")
    .subject("Q", arm: "B", randomized: "2000-01-05", treated: "2000-01-05", site: "1")
    .visit("P", .stable, on: "2000-02-20").visit("Q", .partial, on: "2000-02-20")
    .adverseEvent("P", "Rash", grade: 1, from: "2000-01-10")
    .censored("OS", "P", days: 100).censored("OS", "Q", days: 100)

  private func changes(_ old: StudyBuilder, _ new: StudyBuilder) -> StudyChanges {
    StudyChanges(from: SubjectIndex(old.study), to: SubjectIndex(new.study))
  }

  /// The kinds and words of what changed.
  private func told(_ changes: StudyChanges) -> [String] {
    changes.listed.map { "\($0.kind) \($0.subject) \($0.message)" }
  }

  @Test("the same study has not changed")
  func same() {
    let changes = changes(before, before)
    #expect(changes.isEmpty)
    #expect(!changes.hasAlarm)
    #expect(!changes.isBackwards)
  }

  @Test("the order of the rows is no change", arguments: 0..<8)
  func order(seed: UInt64) {
    let study = RandomStudy.make(seed: seed)
    let changes = StudyChanges(
      from: SubjectIndex(study), to: SubjectIndex(RandomStudy.shuffled(study, seed: seed)))
    #expect(changes.entries == [])
  }

  @Test("a time to event that was taken back is told, one that went on is not")
  func times() {
    let patients = StudyBuilder().arm("A").subjects(4, arm: "A")
    let old = patients.event("OS", "A1", days: 1071).event("PFS", "A1", days: 300)
      .event("OS", "A2", days: 20).censored("OS", "A3", days: 500).censored("OS", "A4", days: 500)
    let new = patients.event("PFS", "A1", days: 300).event("OS", "A1", days: 999.5)
      .censored("OS", "A2", days: 20).censored("OS", "A3", days: 400).event("OS", "A4", days: 700)
    #expect(
      told(changes(old, new)).sorted() == [
        "corrected A1 OS event at 1071 days -> event at 999.5 days",
        "corrected A2 OS event at 20 days -> censored at 20 days",
        "corrected A2 dead -> unknown", "corrected A2 status dead -> none",
        "corrected A3 OS censored at 500 days -> censored at 400 days",
        "death A4 died",
      ])
    #expect(told(changes(new, new)) == [])
    #expect(
      told(
        changes(patients.censored("OS", "A1", days: 10), patients.censored("OS", "A1", days: 90)))
        == [])
  }

  @Test("everything that happened to a new subject is told")
  func newSubject() {
    let changes = changes(
      before,
      before.subject(
        "R", arm: "B", randomized: "2000-03-01", treated: "2000-03-01", died: "2000-06-01"
      )
      .subject("S", screened: "2000-03-02")
      .visit("R", .complete, on: "2000-04-20").visit("R", .progressive, on: "2000-05-20")
      .adverseEvent("R", "Shock", grade: 4, [.serious], from: "2000-03-02")
      .adverseEvent("R", "Rash", from: "2000-03-03"))
    #expect(
      told(changes) == [
        "death R died on 2000-06-01", "seriousEvent R Shock grade 4 from 2000-03-02",
        "progression R PD on 2000-05-20", "response R CR on 2000-04-20",
        "randomized R randomized to B on 2000-03-01", "screened S screened on 2000-03-02",
        "adverseEvent R Rash from 2000-03-03",
      ])
    #expect(changes.count(.death) == 1)
    #expect(changes.count(.death, arm: 1) == 1)
    #expect(changes.count(.death, arm: 0) == 0)
    #expect(changes.count(.screened, arm: nil) == 1)
    #expect(changes.total == 7)
    #expect(!changes.hasAlarm)
  }

  @Test("first and better responses, progressions and deaths of known subjects are told")
  func outcomes() {
    let changes = changes(
      before,
      before.visit("P", .partial, on: "2000-04-01").visit("Q", .complete, on: "2000-04-01")
        .visit("Q", .progressive, on: "2000-05-01")
        .changed { study in
          study.subjects.died.numbers[1] = StudyBuilder.day("2000-06-01").number
          study.subjects.death[1] = .yes
        })
    #expect(
      told(changes) == [
        "death Q died on 2000-06-01", "progression Q PD on 2000-05-01",
        "response P PR on 2000-04-01", "deepened Q best response PR -> CR",
      ])
    #expect(changes.count(.response) == 1 && changes.count(.deepened) == 1)
  }

  @Test("a value that was there and is another one is a correction, a new one is not")
  func corrections() {
    let changes = changes(
      before,
      before.changed { study in
        study.subjects.site.values = ["1", "2"]
        study.subjects.site.codes = [1, 0]
        study.subjects.age = [61, .nan]
        study.subjects.plannedArm[1] = 0
        study.subjects.randomized.numbers[1] += 1
        study.responses.category[1] = .stable
        study.adverseEvents.grade[0] = 3
      })
    #expect(
      told(changes) == [
        "corrected P site 1 -> 2", "corrected Q arm B -> A", "corrected Q arm given B -> A",
        "corrected Q best response PR -> SD", "corrected Q randomized 2000-01-05 -> 2000-01-06",
        "corrected P Rash: grade 1 -> 3",
        "corrected Q assessment of 2000-02-20: PR -> SD",
      ])
    let older = before.changed { $0.subjects.age = [61, 50] }
    let newer = before.changed { $0.subjects.age = [62, 50.5] }
    #expect(
      told(self.changes(older, newer)) == [
        "corrected P age 61 -> 62", "corrected Q age 50 -> 50.5",
      ])
  }

  @Test("corrected assessments are told with what they said and when")
  func assessments() {
    let old = before.visit("P", .partial, on: "2000-04-20", evaluator: "INV")
      .visit("P", .partial, on: "2000-05-20", evaluator: "INV")
    let moved = before.visit("P", .stable, on: "2000-05-20", evaluator: "INV")
      .visit("P", .partial, on: "2000-04-25", evaluator: "INV")
    #expect(
      told(changes(old, moved)) == [
        "corrected P assessment by INV PR: 2000-04-20 -> 2000-04-25",
        "corrected P assessment by INV of 2000-05-20: PR -> SD",
      ])
    #expect(
      told(changes(old, before)) == [
        "recordsVanished P 2 assessments by INV gone, the first of 2000-04-20",
        "corrected P best response PR -> SD",
      ])
    let undated = before.visit("P", .stable)
    #expect(told(changes(undated, before.visit("P", .stable, on: "2000-04-20"))) == [])
  }

  @Test("the day of a best response is corrected, that of a lesser one may follow the assessments")
  func bestResponses() {
    func best(_ category: ResponseCategory, _ day: String, isConfirmed: Bool = false)
      -> StudyBuilder
    {
      before.best("P", category, on: day, isConfirmed: isConfirmed)
    }
    #expect(
      told(changes(best(.partial, "2000-04-01"), best(.partial, "2000-05-01"))) == [
        "corrected P best response record PR: 2000-04-01 -> 2000-05-01"
      ])
    #expect(changes(best(.stable, "2000-04-01"), best(.stable, "2000-05-01")).isEmpty)
    #expect(
      told(changes(best(.stable, "2000-05-01"), best(.stable, "2000-04-01"))) == [
        "corrected P best response record SD: 2000-05-01 -> 2000-04-01"
      ])
    #expect(
      told(changes(best(.stable, "2000-04-01"), best(.partial, "2000-05-01"))) == [
        "response P PR"
      ])
    #expect(
      told(changes(best(.partial, "2000-04-01"), best(.stable, "2000-04-01"))) == [
        "corrected P best response PR -> SD"
      ])
    let confirmed = best(.partial, "2000-04-01").best("P", .partial, isConfirmed: true)
    let unconfirmed = best(.partial, "2000-04-01").best("P", .stable, isConfirmed: true)
    #expect(
      told(changes(confirmed, unconfirmed)) == [
        "corrected P confirmed best response record: PR -> SD"
      ])
  }

  @Test("corrected sums of tumour measurements are told, and which is the baseline")
  func measurements() {
    let old = before.baseline("P", on: "2000-01-01").measurement("P", change: -20, on: "2000-02-20")
      .measurement("P", change: -30, on: "2000-03-20")
    let new = before.baseline("P", on: "2000-01-01").measurement("P", change: 20, on: "2000-02-20")
      .measurement("P", change: -30, on: "2000-03-21").measurement("P", change: 1, on: "2000-06-01")
    #expect(
      told(changes(old, new)) == [
        "corrected P SDIAM value of 2000-02-20: 80 -> 120",
        "corrected P SDIAM value: 2000-03-20 -> 2000-03-21",
      ])
    let rebased = old.changed { study in
      study.tumorMeasurements.isBaseline = [false, true, false]
      study.tumorMeasurements.percentChange = [25, 0, -12.5]
    }
    #expect(
      told(changes(old, rebased)) == [
        "corrected P SDIAM value of 2000-01-01: no longer baseline",
        "corrected P SDIAM value of 2000-02-20: now baseline",
      ])
    #expect(
      told(changes(old, before)) == [
        "recordsVanished P 3 SDIAM values gone, the first of 2000-01-01"
      ])
    let fine = old.changed { $0.tumorMeasurements.value[1] = 80.26 }
    let finer = old.changed { $0.tumorMeasurements.value[1] = 80.28 }
    #expect(
      told(changes(fine, finer)) == ["corrected P SDIAM value of 2000-02-20: 80.26 -> 80.28"])
    func untold(_ changes: [Double]) -> StudyBuilder {
      old.changed { study in
        study.tumorMeasurements.value = [.nan, .nan, .nan]
        study.tumorMeasurements.percentChange = changes
      }
    }
    #expect(
      told(self.changes(untold([.nan, -20, -30]), untold([.nan, -25, -30]))) == [
        "corrected P SDIAM value of 2000-02-20: change -20% -> -25%"
      ])
    #expect(self.changes(untold([.nan, .nan, .nan]), untold([.nan, -25, -30])).isEmpty)
  }

  @Test("of two events of a name and a day each keeps its grade while both get an end")
  func twins() {
    let twins = before.adverseEvent("Q", "Chills", grade: 1, from: "2000-02-01")
      .adverseEvent("Q", "Chills", grade: 3, [.serious], from: "2000-02-01")
    let ended = twins.changed { study in
      study.adverseEvents.end.numbers[1] = StudyBuilder.day("2000-02-09").number
      study.adverseEvents.end.numbers[2] = StudyBuilder.day("2000-02-03").number
    }
    #expect(changes(twins, ended).isEmpty)
  }

  @Test("a corrected first day or term is the same event, not one that vanished and another one")
  func correctedEvents() {
    func event(_ term: String, _ day: String?) -> StudyBuilder {
      before.adverseEvent("Q", term, grade: 4, [.serious], from: day)
    }
    let shock = event("Shock", "2000-02-01")
    #expect(
      told(changes(shock, event("Shock", "2000-02-04"))) == [
        "corrected Q Shock: start 2000-02-01 -> 2000-02-04"
      ])
    #expect(
      told(changes(shock, event("Septic shock", "2000-02-01"))) == [
        "corrected Q Septic shock: was Shock"
      ])
    #expect(
      told(changes(shock, event("Shock", "2000-05-01"))) == [
        "recordsVanished Q adverse event gone: Shock grade 4 from 2000-02-01",
        "seriousEvent Q Shock grade 4 from 2000-05-01",
      ])
  }

  @Test("a filter makes nobody vanish and nobody new: what happened is told")
  func filtered() throws {
    func index(_ study: StudyBuilder, _ filter: String) throws -> SubjectIndex {
      SubjectIndex(study.study, options: .init(filter: filter))
    }
    let shock = before.adverseEvent("P", "Shock", [.serious], from: "2000-02-01")
    let dead = shock.changed { study in
      study.subjects.died.numbers[0] = StudyBuilder.day("2000-06-01").number
      study.subjects.death[0] = .yes
    }
    let leaves = StudyChanges(
      from: try index(shock, "dead = no"), to: try index(dead, "dead = no"))
    #expect(told(leaves) == ["death P died on 2000-06-01"])
    let enters = StudyChanges(
      from: try index(shock, "dead = yes"), to: try index(dead, "dead = yes"))
    #expect(told(enters) == ["death P died on 2000-06-01"])
    #expect(enters.count(.death, arm: 0) == 1)
    let moved = before.changed {
      $0.subjects.site = TextColumn(values: ["2", "1"], codes: [0, 1])
    }
    let corrected = StudyChanges(
      from: try index(before, "site = 1"), to: try index(moved, "site = 1"))
    #expect(told(corrected) == ["corrected P site 1 -> 2"])
  }

  @Test("times taken back are told also where a cut-off is declared that the data runs past")
  func declaredCutoff() {
    let patients = StudyBuilder().arm("A").subjects(2, arm: "A")
      .settings { $0.dataCutoff = StudyBuilder.day("2000-06-01") }
      .visit("A1", .stable, on: "2001-01-01")
    let old = patients.event("OS", "A1", days: 50, start: "2000-01-01", on: "2000-02-19")
      .censored("OS", "A2", days: 500, start: "2000-01-01", on: "2001-05-14")
    let new = patients.event("OS", "A1", days: 60, start: "2000-01-01", on: "2000-02-29")
      .censored("OS", "A2", days: 400, start: "2000-01-01", on: "2001-02-03")
    #expect(
      told(changes(old, new)) == ["corrected A1 OS event at 50 days -> event at 60 days"])
  }

  @Test("an event at a time that was free of it is a correction")
  func eventAtOnce() {
    let patients = StudyBuilder().arm("A").subjects(1, arm: "A")
    let old = patients.censored("PFS", "A1", days: 161)
    #expect(
      told(changes(old, patients.event("PFS", "A1", days: 161))) == [
        "corrected A1 PFS censored at 161 days -> event at 161 days"
      ])
    #expect(changes(old, patients.event("PFS", "A1", days: 300)).isEmpty)
  }

  @Test("who is randomized after the cut-off by a correction did not vanish from the data")
  func movedAhead() {
    let cut = before.settings { $0.dataCutoff = StudyBuilder.day("2000-02-25") }
    let moved = cut.changed {
      $0.subjects.randomized.numbers[1] = StudyBuilder.day("2000-06-01").number
    }
    let changes = changes(cut, moved)
    #expect(!changes.entries.contains { $0.kind == .subjectVanished })
    #expect(
      told(changes).contains(
        "corrected Q randomized 2000-01-05 -> 2000-06-01, not known by the cut-off"))
    let later = cut.changed {
      $0.responses.day.numbers[0] = StudyBuilder.day("2000-06-01").number
    }
    #expect(
      told(self.changes(cut, later)).contains(
        "recordsVanished P assessment of 2000-02-20 gone, as of the cut-off"))
  }

  @Test("a progression that is undone and a day of death that is taken back are corrections")
  func undone() {
    let progressive = before.visit("P", .progressive, on: "2000-01-20").best("P", .progressive)
    let stable = before.visit("P", .progressive, on: "2000-01-20").best("P", .stable)
    #expect(told(changes(progressive, stable)) == ["corrected P best response PD -> SD"])
    let partial = before.visit("P", .progressive, on: "2000-01-20").best("P", .partial)
    #expect(
      told(changes(progressive, partial)) == [
        "corrected P best response PD -> PR", "response P PR",
      ])
    func dead(_ day: String?) -> StudyBuilder {
      before.changed { study in
        study.subjects.died.numbers[0] =
          day.map { StudyBuilder.day($0).number } ?? DayColumn.missing
        study.subjects.death[0] = .yes
      }
    }
    #expect(
      told(changes(dead("2000-06-01"), dead(nil))) == ["corrected P died 2000-06-01 -> none"])
  }

  @Test("an adverse event that ends is no correction, one that ended at another time may be")
  func ends() {
    func ending(_ day: String?) -> StudyBuilder {
      let number = day.map { StudyBuilder.day($0).number } ?? DayColumn.missing
      return before.changed { $0.adverseEvents.end.numbers[0] = number }
    }
    #expect(changes(ending(nil), ending("2000-02-01")).isEmpty)
    #expect(changes(ending("2000-02-01"), ending("2000-02-05")).isEmpty)
    #expect(
      told(changes(ending("2000-02-05"), ending("2000-02-01"))) == [
        "corrected P Rash: end 2000-02-05 -> 2000-02-01"
      ])
    #expect(
      told(changes(ending("2000-02-05"), ending(nil))) == [
        "corrected P Rash: end 2000-02-05 -> none"
      ])
  }

  @Test("a life that goes on is no correction, a shorter one and another cause of death are")
  func lives() {
    func study(alive: String, cause: String? = nil) -> StudyBuilder {
      before.changed { study in
        study.subjects.lastAlive.numbers[0] = StudyBuilder.day(alive).number
        study.subjects.died.numbers[1] = StudyBuilder.day("2000-02-01").number
        study.subjects.death[1] = .yes
        var column = TextColumn()
        column.values = [cause].compactMap { $0 }
        column.codes = [-1, cause == nil ? -1 : 0]
        study.subjects.others = [SubjectAttribute(name: "DTHCAUS", column: column)]
      }
    }
    let old = study(alive: "2000-02-10")
    #expect(changes(old, study(alive: "2000-02-15", cause: "SEPSIS")).isEmpty)
    #expect(
      told(changes(study(alive: "2000-02-10", cause: "SEPSIS"), study(alive: "2000-02-01")))
        == [
          "corrected P last known alive 2000-02-10 -> 2000-02-01",
          "corrected Q cause of death SEPSIS -> none",
        ])
  }

  @Test("who left the study and came back, or is alive again, was corrected")
  func statuses() {
    func study(_ disposition: Disposition, died: String? = nil, until: String) -> StudyBuilder {
      StudyBuilder().arm("A").subject(
        "P", arm: "A", randomized: "2000-01-01", treated: "2000-01-01", treatedUntil: until,
        disposition: disposition, died: died, reason: "LOST")
    }
    let ongoing = study(.ongoing, until: "2000-02-01")
    let left = study(.discontinued, until: "2000-03-01")
    let dead = study(.discontinued, died: "2000-04-01", until: "2000-03-01")
    #expect(changes(ongoing, left).isEmpty)
    #expect(
      told(changes(left, ongoing)) == [
        "corrected P last dose 2000-03-01 -> 2000-02-01",
        "corrected P status discontinued: LOST -> ongoing",
      ])
    #expect(told(changes(left, dead)) == ["death P died on 2000-04-01"])
    #expect(
      told(changes(dead, left)) == ["corrected P dead -> discontinued: LOST"])
  }

  @Test("what vanishes is an alarm, and comes first")
  func vanished() {
    let after = StudyBuilder().arm("A").arm("B")
      .subject("P", arm: "A", randomized: "2000-01-01", treated: "2000-01-01", site: "1")
      .adverseEvent("P", "Fever", from: "2000-01-11")
    let changes = changes(before, after)
    #expect(changes.hasAlarm)
    #expect(
      told(changes) == [
        "subjectVanished Q no longer in the data",
        "recordsVanished P 1 time-to-event record gone, 0 left",
        "recordsVanished P adverse event gone: Rash grade 1 from 2000-01-10",
        "recordsVanished P assessment of 2000-02-20 gone",
        "corrected P best response SD -> MISSING", "adverseEvent P Fever from 2000-01-11",
      ])
    #expect(changes.count(.subjectVanished, arm: 1) == 1)
  }

  @Test("an event that becomes serious is a serious event; the same one twice is another one")
  func events() {
    let twice = before.adverseEvent("P", "Rash", grade: 1, from: "2000-01-10")
    #expect(told(changes(before, twice)) == ["adverseEvent P Rash grade 1 from 2000-01-10"])
    let serious = twice.changed { $0.adverseEvents.facts[1] = [.serious] }
    #expect(told(changes(twice, serious)) == ["seriousEvent P Rash: now serious"])
    #expect(
      told(changes(before, serious)) == ["seriousEvent P Rash grade 1 from 2000-01-10"])
    #expect(told(changes(serious, twice)) == ["corrected P Rash: no longer serious"])
  }

  @Test("deaths come before serious events whenever they were, and those by grade")
  func gravestFirst() {
    let after = before.adverseEvent("P", "Chill", grade: 3, [.serious], from: "2000-01-11")
      .adverseEvent("P", "Shock", grade: 4, [.serious], from: "2000-01-20")
      .adverseEvent("Q", "Fall", [.serious], from: "2000-01-05")
      .adverseEvent("Q", "Cough", grade: 5, from: "2000-01-06")
      .changed { study in
        study.subjects.died.numbers[1] = StudyBuilder.day("2000-06-01").number
        study.subjects.death[1] = .yes
      }
    #expect(
      told(changes(before, after)) == [
        "death Q died on 2000-06-01", "seriousEvent P Shock grade 4 from 2000-01-20",
        "seriousEvent P Chill grade 3 from 2000-01-11", "seriousEvent Q Fall from 2000-01-05",
        "adverseEvent Q Cough grade 5 from 2000-01-06",
      ])
  }

  @Test("an event that does not count is no news")
  func uncounted() {
    let late = before.changed { study in
      study.subjects.treatmentEnd.numbers[0] = study.subjects.randomized.numbers[0]
    }
    let event = late.adverseEvent("P", "Fever", from: "2000-12-01")
    #expect(changes(late, event).isEmpty)
  }

  @Test("arms are matched by code, whatever their order")
  func reordered() {
    let after = before.visit("Q", .complete, on: "2000-04-01").changed { study in
      study.arms.reverse()
      study.subjects.plannedArm = study.subjects.plannedArm.map { 1 - $0 }
      study.subjects.actualArm = study.subjects.actualArm.map { 1 - $0 }
    }
    let changes = changes(before, after)
    #expect(told(changes) == ["deepened Q best response PR -> CR"])
    #expect(changes.entries.map(\.arm) == [0])
    #expect(changes.count(.deepened, arm: 0) == 1)
  }

  @Test("an earlier cut-off takes nothing away: what it brings has not happened yet")
  func backwards() {
    let study = before.adverseEvent("P", "Shock", [.serious], from: "2000-02-10").study
    let early = SubjectIndex(study, options: .init(asOf: StudyBuilder.day("2000-01-20")))
    let late = SubjectIndex(study)
    let forwards = StudyChanges(from: early, to: late)
    let backwards = StudyChanges(from: late, to: early)
    #expect(!forwards.isBackwards)
    #expect(backwards.isBackwards)
    #expect(backwards.entries == forwards.entries)
    #expect(!backwards.hasAlarm)
    #expect(
      told(forwards) == [
        "seriousEvent P Shock from 2000-02-10", "response Q PR on 2000-02-20",
      ])
  }

  @Test("rows that vanish with the latest date are an alarm, not a step back in time")
  func latestVanished() {
    let longer = before.visit("P", .stable, on: "2001-01-01")
    let changes = changes(longer, before)
    #expect(!changes.isBackwards)
    #expect(changes.hasAlarm)
  }

  @Test("a step of the cut-off never corrects or loses anything", arguments: 0..<12)
  func steps(seed: UInt64) {
    let study = RandomStudy.make(seed: seed)
    let indices = RandomStudy.days.map { SubjectIndex(study, options: .init(asOf: $0)) }
    for (early, late) in zip(indices, indices.dropFirst()) {
      let changes = StudyChanges(from: early, to: late)
      #expect(!changes.hasAlarm)
      let counts = [early, late].map { Analysis($0).enrollment }
      #expect(changes.count(.randomized) == counts[1].randomized - counts[0].randomized)
      let deaths = counts.map { $0.arms.reduce(0) { $0 + $1.deaths } }
      let enrolled = changes.entries.filter { $0.kind == .death && $0.arm != nil }
      #expect(enrolled.count == deaths[1] - deaths[0])
    }
  }

  @Test("a study that grows corrects and loses nothing: every refresh brings news alone")
  func growing() throws {
    let first = IL2Study.firstRandomization
    let days = stride(from: 40, through: IL2Study.cutoff - first, by: 250).map { first + $0 }
    let indices = days.map { SubjectIndex(WholeStudies.il2(asOf: $0)) }
    for (early, late) in zip(indices, indices.dropFirst()) {
      let changes = StudyChanges(from: early, to: late)
      #expect(!changes.hasAlarm && !changes.isBackwards && !changes.isEmpty)
      #expect(changes.entries.filter { $0.kind == .corrected } == [])
    }
  }

  @Test("of more changes than are kept all are counted")
  func limit() {
    let count = StudyChanges.limit + 10
    let changes = changes(
      StudyBuilder().arm("A"), StudyBuilder().arm("A").subjects(count, arm: "A"))
    #expect(changes.entries.count == StudyChanges.limit)
    #expect(changes.total == count)
    #expect(changes.omitted == 10)
    #expect(changes.count(.randomized, arm: 0) == count)
  }
}
