import PlainText
public import TrialModel

extension Finding {
  /// What is wrong, in one sentence.
  public var message: String {
    switch problem {
    case .consistency(let problem): problem.message
    case .settings(let problem): problem.message.withoutControls
    case .file(let problem): problem.message.withoutControls
    case .cell(let problem): problem.message(column: column).withoutControls
    case .dates(let problem): problem.message(column: column).withoutControls
    case .subjects(let problem): problem.message(column: column).withoutControls
    case .responses(let problem): problem.message(column: column).withoutControls
    case .times(let problem): problem.message(column: column).withoutControls
    case .adverseEvents(let problem): problem.message(column: column).withoutControls
    case .measurements(let problem): problem.message(column: column).withoutControls
    }
  }

  /// What was done about it, or what to do; empty if nothing was or can be done.
  public var remedy: String {
    switch problem {
    case .consistency(let problem): problem.remedy
    case .settings(let problem): problem.remedy(file: file).withoutControls
    case .file(let problem): problem.remedy.withoutControls
    case .cell(let problem): problem.remedy.withoutControls
    case .dates(let problem): problem.remedy.withoutControls
    case .subjects(let problem): problem.remedy(column: column).withoutControls
    case .responses(let problem): problem.remedy.withoutControls
    case .times(let problem): problem.remedy.withoutControls
    case .adverseEvents(let problem): problem.remedy.withoutControls
    case .measurements(let problem): problem.remedy.withoutControls
    }
  }

  /// The finding in one line: `adtte.csv:41: CNSR is "Y"; expected 0 or 1. Row skipped.`
  public var sentence: String {
    let more = count > 1 ? " (\(count) times)" : ""
    return (place.isEmpty ? "" : place + ": ") + message + (remedy.isEmpty ? "" : " " + remedy)
      + more
  }
}

extension IncompleteFile {
  /// The file and what is wrong with it, without a full stop.
  var message: String {
    switch defect {
    case .empty: "\(name) is empty"
    case .endsInLine(let line): "\(name) ends in the middle of line \(line)"
    case .endsInQuotes: "\(name) ends inside a quoted cell"
    case .quoteUnclosed: "\(name) has a quote that is never closed"
    case .changedWhileRead: "\(name) was changed while it was read"
    case .unreadable(let reason): "\(name) cannot be read: \(reason)"
    case .malformed: "\(name) cannot be read"
    }
  }
}
