extension Command {
  /// Where keys work; what is closer to what is shown comes first.
  enum Context: String, Sendable, CaseIterable {
    /// Wherever one is.
    case everywhere
    /// On the panels, and on what was opened from them.
    case panels
    /// In the toxicity panel.
    case toxicity
    /// In the survival panel.
    case survival
    /// In tables whose rows can be ordered and searched.
    case tables
    /// While curves are read at a time.
    case reading
    /// In the list of the themes.
    case themes
    /// In what lies over the panels.
    case overlay

    /// Whether the manual and the palette list its keys; the others are shown where they work, by the
    /// footer or by what has them.
    var isListed: Bool {
      switch self {
      case .everywhere, .panels, .toxicity, .survival, .tables: true
      case .reading, .themes, .overlay: false
      }
    }

    /// A title for its keys.
    var title: String {
      switch self {
      case .everywhere: "Anywhere"
      case .panels: "Panels"
      case .toxicity: "In Toxicity"
      case .survival: "In Survival"
      case .tables: "In tables and lists"
      case .reading: "While curves are read"
      case .themes: "In the list of themes"
      case .overlay: "In the help"
      }
    }

    /// Where it is, to go on in a sentence: `works in Survival`.
    var place: String {
      switch self {
      case .everywhere: "anywhere"
      case .panels: "on the panels"
      case .toxicity, .survival, .reading, .themes, .overlay:
        title.prefix(1).lowercased() + title.dropFirst()
      case .tables: "in tables and lists (\(PanelCatalog.titles(with: .tables)))"
      }
    }
  }
}

extension Command {
  /// Whether all of its keys do in some contexts what they do in its own.
  func holds(in contexts: [Context], _ map: KeyMap) -> Bool {
    steps.allSatisfy { step in
      step.keys.allSatisfy { key in
        guard let found = map.command(for: key, in: contexts) else { return false }
        return found.command.context == context && found.step.id == step.id
      }
    }
  }
}
