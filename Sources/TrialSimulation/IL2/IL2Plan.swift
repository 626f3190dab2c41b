/// What is to become of a subject without a complete response.
enum IL2Plan {
  case partial
  case stable
  /// Stable, and later lost to follow-up or withdrawn.
  case leaving
  case progressive
  case notEvaluable
  case missing
  case untreated

  /// Where in the order of survival such a subject belongs, in thousandths.
  ///
  /// The ranges overlap: responders live longer as a group, not one by one.
  var prognosis: ClosedRange<Int> {
    switch self {
    case .partial: 450...1000
    case .stable, .leaving: 250...950
    case .progressive: 60...760
    case .notEvaluable: 20...270
    case .missing: 0...60
    case .untreated: 100...800
    }
  }
}
