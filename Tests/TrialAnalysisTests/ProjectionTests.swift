import TestSupport
import Testing
import TrialAnalysis
import TrialModel

struct ProjectionTests {
  private let opened = StudyBuilder.day("2000-01-01")

  private func study(_ n: Int, in days: Int, target: Int?) -> StudyBuilder {
    StudyBuilder().arm("A").subjects(n, arm: "A", from: "2000-01-01", every: 0)
      .settings { settings in
        settings.target = target
        settings.opened = opened
        settings.dataCutoff = opened + (days - 1)
      }
  }

  private func projected(_ builder: StudyBuilder) -> CompletionProjection? {
    Analysis(builder.study).enrollment.projection
  }

  @Test("days to go and their limits agree with R")
  func reference() throws {
    let cases = try CountsReference.load().projections
    #expect(cases.count >= 10)
    for entry in cases {
      let projection = try #require(
        projected(study(entry.n, in: entry.time, target: entry.planned)))
      #expect(projection.remaining == entry.planned - entry.n)
      #expect(CountsReference.agree(projection.days, entry.days), "\(entry)")
      #expect(CountsReference.agree(projection.lowerDays, entry.lower), "\(entry)")
      #expect(CountsReference.agree(projection.upperDays, entry.upper), "\(entry)")
    }
  }

  @Test("dates count from the cut-off, part of a day as a whole one")
  func dates() throws {
    let projection = try #require(projected(study(10, in: 91, target: 11)))
    // 9.1, 0.23 and 40.6 days after 2000-03-31.
    #expect(projection.to.description == "2000-03-31")
    #expect(projection.date?.description == "2000-04-10")
    #expect(projection.lower?.description == "2000-04-01")
    #expect(projection.upper?.description == "2000-05-11")
  }

  @Test("a limit more than a hundred years away is no date")
  func farAway() throws {
    let projection = try #require(projected(study(1, in: 30, target: 400)))
    #expect(projection.date != nil)
    #expect(projection.upper == nil)
  }

  @Test("there is none if the target is reached or unknown, without subjects, days or open arms")
  func none() {
    #expect(projected(study(10, in: 91, target: 10)) == nil)
    #expect(projected(study(10, in: 91, target: 9)) == nil)
    #expect(projected(study(10, in: 91, target: nil)) == nil)
    #expect(projected(study(0, in: 91, target: 10)) == nil)
    let undated = StudyBuilder().arm("A", target: 9).subjects(3, arm: "A")
      .settings { $0.dataCutoff = StudyBuilder.day("2000-01-01") }
    #expect(projected(undated) == nil)
    let open = study(10, in: 91, target: 11)
    #expect(projected(open.changed { $0.arms[0].closed = opened + 90 }) == nil)
    #expect(projected(open.changed { $0.arms[0].closed = opened + 91 }) != nil)
  }

  @Test("more subjects in the same time come sooner, and the interval holds the projection")
  func monotone() throws {
    var before: CompletionProjection?
    for n in stride(from: 5, through: 95, by: 10) {
      let now = try #require(projected(study(n, in: 200, target: 100)))
      #expect(now.lowerDays < now.days && now.days < now.upperDays)
      if let before {
        #expect(now.days < before.days && now.upperDays < before.upperDays)
      }
      before = now
    }
  }
}
