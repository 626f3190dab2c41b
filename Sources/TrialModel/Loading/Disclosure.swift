/// What of a study may be shown.
///
/// It is applied once, right after a folder was read, to all that reading gave; what is made from that
/// shows no more. It is a parameter only where something else goes out, such as rows of the files.
public enum Disclosure: Sendable, Equatable {
  /// Everything.
  case all
}

extension Loaded {
  /// Returns what may be shown of a load: of the study, its settings and the findings.
  public func disclosed(_ disclosure: Disclosure) -> Loaded {
    switch disclosure {
    case .all: self
    }
  }
}

extension Disclosure {
  /// Returns what may be shown of the name of a file that was not loaded, or not yet.
  public func shown(file name: String) -> String {
    switch self {
    case .all: name
    }
  }
}

extension LoadProgress {
  /// Returns what may be shown of how far a load is.
  public func disclosed(_ disclosure: Disclosure) -> LoadProgress {
    var progress = self
    progress.file = file.map { disclosure.shown(file: $0) }
    return progress
  }
}

extension RawRecord {
  /// Returns what may be shown of a row of a file.
  public func disclosed(_ disclosure: Disclosure) -> RawRecord {
    switch disclosure {
    case .all: self
    }
  }
}
