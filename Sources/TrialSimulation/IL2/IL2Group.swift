/// The subjects of one arm who were randomized before, or after, the third arm opened.
///
/// Survival is dealt out group by group, so that arms are alike over the whole study and among
/// concurrent subjects as well.
enum IL2Group: CaseIterable {
  case highEarly
  case highConcurrent
  case lowEarly
  case lowConcurrent
  case subcutaneous

  var arm: IL2Arm {
    switch self {
    case .highEarly, .highConcurrent: .high
    case .lowEarly, .lowConcurrent: .low
    case .subcutaneous: .subcutaneous
    }
  }

  /// How many subjects had which course.
  ///
  /// Published: the sizes of the arms, and complete plus partial responses of each arm. Inferred
  /// from the published P values: 20 of 97 concurrent high-dose responders, and with them the sizes
  /// of the early groups. Invented: everything else.
  var composition: IL2Composition {
    switch self {
    case .highEarly:
      IL2Composition(
        complete: 5, partial: 8, stable: 16, progressive: 26, notEvaluable: 2, missing: 1,
        untreated: 1, leaving: 1)
    case .highConcurrent:
      IL2Composition(
        complete: 6, partial: 14, stable: 25, progressive: 46, notEvaluable: 2, missing: 2,
        untreated: 2, leaving: 2)
    case .lowEarly:
      IL2Composition(
        complete: 3, partial: 5, stable: 17, progressive: 30, notEvaluable: 1, missing: 1,
        untreated: 1, leaving: 1)
    case .lowConcurrent:
      IL2Composition(
        complete: 3, partial: 8, stable: 26, progressive: 51, notEvaluable: 2, missing: 1,
        untreated: 1, leaving: 2)
    case .subcutaneous:
      IL2Composition(
        complete: 2, partial: 7, stable: 28, progressive: 52, notEvaluable: 2, missing: 2,
        untreated: 1, leaving: 2)
    }
  }
}
