/// The course of one complete responder, given explicitly rather than drawn at random.
///
/// The paper gives no individual durations, only that complete responses lasted longer after
/// high-dose than after low-dose intravenous interleukin-2 (P = .04), and that those patients lived
/// longer. With so few patients only explicit times reproduce that result. The log-rank test of
/// high against low dose, as by R's `survival::survdiff`, has P = .0377 on `duration` and P = .0439
/// on survival.
struct IL2CompleteResponse {
  /// The end of the response.
  enum End {
    /// Progression on the last day of the response; survival in days, the day of randomization
    /// included.
    case relapse(survival: Int)
    /// Still in complete response at the last assessment before the cut-off.
    case ongoing
  }

  let group: IL2Group
  /// Days from randomization to the first response, which was partial if it came earlier.
  let onset: Int
  /// Days from randomization to the complete response.
  let complete: Int
  /// Length of the complete response in days, its first and last day included.
  let duration: Int
  let end: End

  /// Days from randomization to the last assessment.
  var lastAssessment: Int {
    complete + duration - 1
  }

  /// All nineteen complete responders.
  ///
  /// Durations in days: high dose 151 431 764 1252 and seven ongoing; low dose 183 291 338 512 823 and
  /// one ongoing. Every ongoing response is longer than every ended one.
  static let all = [
    IL2CompleteResponse(
      group: .highEarly, onset: 58, complete: 111, duration: 151, end: .relapse(survival: 557)),
    IL2CompleteResponse(
      group: .highEarly, onset: 55, complete: 114, duration: 1252, end: .relapse(survival: 2241)),
    IL2CompleteResponse(
      group: .highEarly, onset: 57, complete: 57, duration: 3990, end: .ongoing),
    IL2CompleteResponse(
      group: .highEarly, onset: 60, complete: 118, duration: 3702, end: .ongoing),
    IL2CompleteResponse(
      group: .highEarly, onset: 54, complete: 109, duration: 3423, end: .ongoing),
    IL2CompleteResponse(
      group: .highConcurrent, onset: 56, complete: 56, duration: 431, end: .relapse(survival: 1188)),
    IL2CompleteResponse(
      group: .highConcurrent, onset: 61, complete: 170, duration: 764,
      end: .relapse(survival: 1609)),
    IL2CompleteResponse(
      group: .highConcurrent, onset: 59, complete: 115, duration: 3012, end: .ongoing),
    IL2CompleteResponse(
      group: .highConcurrent, onset: 53, complete: 107, duration: 2498, end: .ongoing),
    IL2CompleteResponse(
      group: .highConcurrent, onset: 57, complete: 112, duration: 1983, end: .ongoing),
    IL2CompleteResponse(
      group: .highConcurrent, onset: 58, complete: 58, duration: 1647, end: .ongoing),
    IL2CompleteResponse(
      group: .lowEarly, onset: 56, complete: 113, duration: 183, end: .relapse(survival: 655)),
    IL2CompleteResponse(
      group: .lowEarly, onset: 110, complete: 168, duration: 512, end: .relapse(survival: 1331)),
    IL2CompleteResponse(
      group: .lowEarly, onset: 59, complete: 116, duration: 3604, end: .ongoing),
    IL2CompleteResponse(
      group: .lowConcurrent, onset: 57, complete: 110, duration: 291, end: .relapse(survival: 893)),
    IL2CompleteResponse(
      group: .lowConcurrent, onset: 62, complete: 171, duration: 338, end: .relapse(survival: 1012)),
    IL2CompleteResponse(
      group: .lowConcurrent, onset: 55, complete: 55, duration: 823, end: .relapse(survival: 1763)),
    IL2CompleteResponse(
      group: .subcutaneous, onset: 58, complete: 114, duration: 397, end: .relapse(survival: 1124)),
    IL2CompleteResponse(
      group: .subcutaneous, onset: 56, complete: 113, duration: 1902, end: .ongoing),
  ]
}
