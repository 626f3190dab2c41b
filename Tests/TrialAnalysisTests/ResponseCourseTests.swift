import TestSupport
import Testing
import TrialAnalysis
import TrialModel
import TrialReport
import TrialStatistics

struct ResponseCourseTests {
  private static let day = StudyBuilder.day

  private func study() -> StudyBuilder {
    StudyBuilder().arm("A").arm("B")
      .subject(
        "a", arm: "A", randomized: "2000-01-01", treated: "2000-01-03", treatedUntil: "2000-05-01",
        died: "2000-09-01"
      )
      .subject("b", arm: "B", randomized: "2000-01-05", lastAlive: "2001-01-01")
      .subject("c", arm: "B", randomized: "2000-01-07", lastAlive: "2000-08-01")
      .visit("a", .partial, on: "2000-02-01").visit("a", .complete, on: "2000-03-01")
      .visit("a", .progressive, on: "2000-07-01").visit("b", .partial, on: "2000-04-01")
      .visit("c", .stable, on: "2000-04-01")
  }

  private func courses(_ builder: StudyBuilder, asOf: String? = nil) throws -> [ResponseCourse] {
    let options = AnalysisOptions(asOf: asOf.map(StudyBuilder.day))
    return try #require(Analysis(builder.study, options: options).response).courses
  }

  @Test("responders only, the longest followed first, with every day that is known")
  func everything() throws {
    let courses = try courses(study())
    #expect(courses.map(\.subject) == ["b", "a"])
    let course = courses[1]
    #expect(course.arm == 0)
    #expect(course.best == .complete)
    #expect(course.start == Self.day("2000-01-01"))
    #expect(course.treatmentStart == Self.day("2000-01-03"))
    #expect(course.treatmentEnd == Self.day("2000-05-01"))
    #expect(course.firstResponse == Self.day("2000-02-01"))
    #expect(course.firstComplete == Self.day("2000-03-01"))
    #expect(course.progression == Self.day("2000-07-01"))
    #expect(course.death == Self.day("2000-09-01"))
    #expect(course.end == Self.day("2000-09-01"))
    #expect(!course.isOngoing)
    #expect(course.days == 245)
    #expect(courses[0].isOngoing)
    #expect(courses[0].end == Self.day("2001-01-01"))
    #expect(courses[0].firstComplete == nil)
  }

  @Test("as of a day nothing later is known, and the response goes on")
  func asOf() throws {
    let course = try courses(study(), asOf: "2000-04-15").first { $0.subject == "a" }
    let known = try #require(course)
    #expect(known.treatmentEnd == nil)
    #expect(known.progression == nil)
    #expect(known.death == nil)
    #expect(known.isOngoing)
    #expect(known.end == Self.day("2000-04-15"))
    #expect(try courses(study(), asOf: "2000-02-15").map(\.subject) == ["a"])
    #expect(try courses(study(), asOf: "2000-02-15").first?.best == .partial)
  }

  @Test("a response that is only on record has a course without days of response")
  func recorded() throws {
    let study = study().best("c", .partial)
    let course = try #require(try courses(study).first { $0.subject == "c" })
    #expect(course.firstResponse == nil)
    #expect(try courses(study).map(\.subject) == ["c"])
  }

  @Test("a responder without any day to start from has no course")
  func undated() throws {
    let study = StudyBuilder().arm("A").subject("a", arm: "A").best("a", .complete)
    #expect(try courses(study).isEmpty)
  }

  @Test("the report for programs tells the courses")
  func json() {
    let study = study().study
    let text = JSONReport(
      study: study, analysis: Analysis(study), findings: [], version: "1"
    ).text()
    #expect(text.contains(#""courses":[{"subject":"b","arm":"B","best":"PR","start":"2000-01-05""#))
  }

  @Test("no day of a course is after the cut-off or before its start", arguments: 0..<20)
  func invariants(seed: UInt64) throws {
    let study = RandomStudy.make(seed: seed)
    for day in [RandomStudy.days[4], RandomStudy.days[8], RandomStudy.days[15]] {
      let response = try #require(Analysis(study, options: .init(asOf: day)).response)
      let responders = response.arms.reduce(0) { $0 + $1.rate.count }
      #expect(response.courses.count <= responders)
      for course in response.courses {
        let days = [
          course.firstResponse, course.firstComplete, course.progression, course.death, course.end,
          course.treatmentEnd, course.start,
        ].compactMap { $0 }
        #expect(days.allSatisfy { $0 <= day })
        #expect(course.start <= course.end)
        #expect(course.best.isResponse)
      }
    }
  }
}
