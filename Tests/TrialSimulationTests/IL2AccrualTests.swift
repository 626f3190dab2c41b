import Testing
import TrialModel
import TrialSimulation

@Suite("IL-2 study: who was randomized, and when")
struct IL2AccrualTests {
  let study = StudyTables.il2

  @Test("400 are randomized: 156 to high dose, 150 to low dose, 94 to subcutaneous")
  func arms() {
    #expect(study.randomized.count == 400)
    #expect(study.subjects(of: "HD").count == 156)
    #expect(study.subjects(of: "LD").count == 150)
    #expect(study.subjects(of: "SC").count == 94)
  }

  @Test("of the first 117, 59 go to high dose and 58 to low dose; the 118th opens the third arm")
  func firstPatients() {
    let first = study.randomized.prefix(117)
    #expect(first.filter { $0["ARMCD"] == "HD" }.count == 59)
    #expect(first.filter { $0["ARMCD"] == "LD" }.count == 58)
    #expect(study.randomized[117]["ARMCD"] == "SC")
    #expect(study.randomized[117]["RANDDT"] == StudyTables.thirdArmOpened)
  }

  @Test("the day alone decides whether the third arm was open")
  func openingDay() {
    let days = study.randomized.map { $0["RANDDT", default: ""] }
    #expect(days == days.sorted())
    #expect(days.prefix(117).allSatisfy { $0 < StudyTables.thirdArmOpened })
    #expect(days.dropFirst(117).allSatisfy { $0 >= StudyTables.thirdArmOpened })
    #expect(study.subjects(of: "HD", concurrent: true).count == 97)
    #expect(study.subjects(of: "LD", concurrent: true).count == 92)
    #expect(study.subjects(of: "SC", concurrent: true).count == 94)
  }

  @Test("accrual runs from March 1991 to 1999")
  func period() {
    #expect(study.randomized.first?["RANDDT"]?.hasPrefix("1991-03") == true)
    #expect(study.randomized.last?["RANDDT"]?.hasPrefix("1999") == true)
  }

  @Test("nobody is randomized at a weekend")
  func weekdays() {
    for subject in study.randomized {
      let day = subject.day("RANDDT")
      #expect(day.map { (Int($0.number) + 3) % 7 < 5 } == true)
    }
  }

  @Test("31 are screened in vain; each has a reason and no arm")
  func screenFailures() {
    let failures = study.subjects.rows.filter { $0["ARMCD"] == "SCRNFAIL" }
    #expect(failures.count == 31)
    #expect(study.subjects.rows.count == 431)
    for failure in failures {
      #expect(failure["ARM"] == "Screen Failure" && failure["TRT01P"] == "Screen Failure")
      #expect(failure["RANDDT"] == "" && failure["EOSSTT"] == "" && failure["TRTSDT"] == "")
      #expect(failure["ITTFL"] == "N" && failure["SAFFL"] == "N")
      #expect(failure["SCRFREAS"] != "" && failure["RFICDT"] != "")
    }
    #expect(study.randomized.allSatisfy { $0["SCRFREAS"] == "" })
  }

  @Test("rows are in the order of unique subject identifiers")
  func order() {
    let identifiers = study.subjects.rows.map { $0["USUBJID", default: ""] }
    #expect(identifiers == identifiers.sorted())
    #expect(Set(identifiers).count == identifiers.count)
  }

  @Test("six are never treated, and nobody is treated off arm")
  func treatment() {
    let untreated = study.randomized.filter { $0["SAFFL"] == "N" }
    #expect(untreated.count == 6)
    for subject in study.randomized {
      let isTreated = subject["SAFFL"] == "Y"
      #expect(subject["ITTFL"] == "Y")
      #expect(subject["ARM"] == subject["TRT01P"])
      #expect(subject["TRT01A"] == (isTreated ? subject["TRT01P"] : ""))
      #expect(subject["TRT01AN"] == (isTreated ? subject["TRT01PN"] : ""))
      #expect((subject["TRTSDT"] != "") == isTreated)
      #expect((subject["TRTEDT"] != "") == isTreated)
    }
  }
}
