/// How many subjects of a group had which course.
struct IL2Composition {
  let complete: Int
  let partial: Int
  let stable: Int
  let progressive: Int
  let notEvaluable: Int
  /// Treated, but gone before the first assessment.
  let missing: Int
  /// Randomized and never treated, and so never assessed.
  let untreated: Int
  /// How many of the stable are lost to follow-up or withdraw.
  let leaving: Int

  var size: Int {
    complete + partial + stable + progressive + notEvaluable + missing + untreated
  }

  /// One plan for each subject without a complete response.
  var plansWithoutCompleteResponse: [IL2Plan] {
    Array(repeating: .partial, count: partial)
      + Array(repeating: .leaving, count: leaving)
      + Array(repeating: .stable, count: stable - leaving)
      + Array(repeating: .progressive, count: progressive)
      + Array(repeating: .notEvaluable, count: notEvaluable)
      + Array(repeating: .missing, count: missing)
      + Array(repeating: .untreated, count: untreated)
  }
}
