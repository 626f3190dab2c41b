/// Something that is wrong in `study.toml`, by itself or beside the data.
public enum SettingsProblem: Sendable, Equatable {
  /// The text is not TOML, in the words of its reader.
  case unreadable(String)
  /// The text is not UTF-8, in the words of its reader.
  case encoding(String)
  /// There is no such key in a table, named by its header or empty for the whole file; with the
  /// nearest one there is and all there are.
  case keyUnknown(String, table: String, nearest: String?, known: [String])
  /// An entry lacks a key that it needs; it is left out.
  case keyMissing(String, table: String)
  /// A value is not what it should be, so that the setting is ignored.
  case settingIgnored(key: String, SettingValue)
  /// A value is not what it should be, so that its entry is left out.
  case entryLeftOut(key: String, SettingValue)
  /// A second entry of that kind has a code that is taken.
  case entryTwice(kind: String, code: String)
  /// A comparison names other than two different arms.
  case comparisonWithoutTwoArms
  /// A comparison names an arm that is none of the study's, all by their codes.
  case armUnknown(String, arms: [String])
  /// Nobody is in an arm; another arm has nearly that code.
  case armEmpty(String, nearest: String?)
  /// An endpoint is none of the data's, all by their codes.
  case endpointUnknown(String, endpoints: [String])
}

/// What a value of `study.toml` should be.
public enum SettingValue: Sendable, Equatable {
  /// A text.
  case text
  /// True or false.
  case truth
  /// A whole number up to a billion.
  case count
  /// A number above 0.
  case length
  /// A list of numbers above 0.
  case lengths
  /// A date.
  case day
  /// A list of texts.
  case texts
  /// One of these texts.
  case choice([String])
  /// A table with that name.
  case table(String)
  /// A list of tables with that name.
  case tables(String)
  /// A number between 0 and 1.
  case fraction
  /// A grade of an adverse event.
  case grade
  /// A number of hours that is not too large.
  case hours
}
