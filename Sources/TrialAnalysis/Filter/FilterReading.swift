import TrialModel

/// A filter read for one analysis: whom it keeps, or why it cannot be used and keeps nobody.
struct FilterReading {
  /// The filter in its shortest form; as it was written if it cannot be used.
  let text: String
  /// Whether it keeps each subject.
  let keeps: [Bool]
  /// Why it cannot be used.
  let failure: FilterFailure?

  init(_ text: String, _ selection: Selection) {
    do {
      let filter = try SubjectFilter(parsing: text, columns: FilterColumns(selection))
      self.text = filter.text
      keeps = filter.keeps(selection)
      failure = nil
    } catch {
      self.text = text
      keeps = [Bool](repeating: false, count: selection.study.subjects.count)
      failure = error
    }
  }
}
