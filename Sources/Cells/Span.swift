/// A run of text in one style.
public struct Span: Sendable, Hashable {
  /// The text.
  public var text: String
  /// The style.
  public var style: Style
  /// The target of its link, if any.
  public var link: LinkTarget?

  /// Makes a run of text; by default in the plain style and without a link.
  public init(_ text: String, style: Style = .plain, link: LinkTarget? = nil) {
    self.text = text
    self.style = style
    self.link = link
  }

  /// The width of the text in columns.
  public var columns: Int { TextWidth.columns(of: text) }
}

extension [Span] {
  /// The width of all runs together in columns.
  public var columns: Int { reduce(0) { $0 + $1.columns } }

  /// The text of all runs.
  public var text: String { map(\.text).joined() }

  /// Returns the runs cut to that many columns; what was cut is replaced by the ellipsis.
  ///
  /// The ellipsis has the style of the run it cuts.
  public func cut(to columns: Int, ellipsis: String) -> [Span] {
    guard self.columns > columns else { return self }
    guard columns > 0, let first else { return [] }
    let sign = TextFit.cut(ellipsis, to: columns, ellipsis: "")
    var room = columns - TextWidth.columns(of: sign)
    var kept: [Span] = []
    var style = first.style
    for span in self {
      let text = TextFit.cut(span.text, to: room, ellipsis: "")
      if !text.isEmpty {
        kept.append(Span(text, style: span.style, link: span.link))
        style = span.style
      }
      guard text == span.text else { break }
      room -= span.columns
    }
    return sign.isEmpty ? kept : kept + [Span(sign, style: style)]
  }
}
