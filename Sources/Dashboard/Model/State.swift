public import Cells
public import TrialAnalysis
public import TrialModel

/// Everything the screen is made from.
///
/// Two renders of one state are equal: there is no clock behind it. `now` moves by events alone.
public struct State: Sendable, Equatable {
  /// The screen's size.
  public var size: Size
  /// The time, in seconds since 1970.
  public var now: Int64
  /// Seconds that the clock times on the screen are ahead of UTC.
  public var utcOffset: Int64
  /// The folder that is watched.
  public var directory: String
  /// The program's version, for captures.
  public var version: String
  /// Whether the screen is what is in the folder.
  public var health: Health
  /// The study that is shown.
  public var study: LoadedStudy?
  /// The analysis that is shown.
  public var analysis: Analysis?
  /// What is wrong in the data that is shown.
  public var findings: [Finding] = []
  /// What was asked for; `analysis` follows.
  public var options: AnalysisOptions
  /// The keys.
  public var keys: KeyMap
  /// How a person is looking at it.
  public var view = ViewState()
  /// The themes there are.
  public var themes: [Theme]
  /// The name of the theme in use.
  public var theme: String
  /// The characters that the screen is drawn with, for the names of keys in messages.
  public var glyphs = GlyphSet.unicode
  /// Whether clicks and the wheel come here, or are left to the terminal for selecting text.
  public var usesMouse = true
  /// The status line's message.
  public var message: Message?
  /// What somebody has to know who never used the program, in the place of the keys; gone with the
  /// first key.
  public var hint: String?
  /// What the last refresh that brought anything brought.
  public var lastChange: RefreshSummary?
  /// What the analysis shown last brought, subject by subject.
  public var changes: StudyChanges?
  /// How the panels of every study were left.
  var layouts: StudyLayouts
  /// The alerts of the study that are raised or cannot be judged, those to be taken note of first.
  public var alerts: [Alert] = []
  /// What takes long and is under way.
  public var work: Work?
  /// Loads whose analyses are not there yet, the newest last.
  var pendings: [PendingLoad] = []
  var pending: PendingLoad? { pendings.last }

  /// A load that was read and is not shown yet.
  struct PendingLoad: Sendable, Equatable {
    var study: LoadedStudy
    var findings: [Finding]
    /// What the screen is once it is shown; the folder may have broken meanwhile.
    var health: Health
  }

  /// A dashboard that has not loaded anything yet.
  public init(
    size: Size, now: Int64, utcOffset: Int64 = 0, directory: String, version: String = "",
    options: AnalysisOptions = AnalysisOptions(), themes: [Theme] = [],
    theme: String = "default", preferences: Preferences = Preferences(),
    layouts: StudyLayouts = StudyLayouts()
  ) {
    self.size = size
    self.now = now
    self.utcOffset = utcOffset
    self.directory = directory
    self.version = version
    self.health = .loading
    self.options = options
    self.view.cohort = options.cohort
    self.view.unit = preferences.unit
    self.keys = preferences.keys
    self.layouts = layouts
    self.themes = themes
    self.theme = theme
  }
}

/// What a person wants to be otherwise.
public struct Preferences: Sendable, Equatable {
  /// The keys.
  public var keys = KeyMap.standard
  /// The name of the theme.
  public var theme: String?
  /// The unit of times.
  public var unit: TimeUnit?
  /// Whether the mouse is used.
  public var usesMouse = true

  /// Everything as it is without a configuration.
  public init() {}
}

/// A sentence in the status line: that something was done, or that it failed.
public struct Message: Sendable, Equatable {
  /// The sentence.
  public let text: String
  /// How bad it is.
  public let severity: Finding.Severity
  /// When it goes away, in seconds since 1970; any key takes it away sooner.
  public let expires: Int64

  /// A message.
  public init(_ text: String, severity: Finding.Severity = .note, expires: Int64) {
    self.text = text
    self.severity = severity
    self.expires = expires
  }
}
