public import Cells

/// Something the program has to do because of an event.
public enum Effect: Sendable, Equatable {
  /// End.
  case quit
  /// Read the folder again.
  case reload
  /// Stop reading the folder; what becomes of it is answered with `Event.loaded`.
  case interrupt
  /// Analyze that load under those options and answer with `Event.analyzed`.
  case analyze(AnalysisKey)
  /// Look something up in what was analyzed under that key and answer with `Event.lookedUp`.
  case lookUp(Lookup, in: AnalysisKey)
  /// Write a picture and answer with `Event.saved` or `Event.failed`.
  case capture(CaptureRequest)
  /// Draw with the theme of that name from now on.
  case setTheme(String)
  /// Keep how the panels of the study with that identifier are arranged.
  case remember(PanelLayout, study: String)
  /// Draw a panel or a page without colours and answer with `Event.transcribed`.
  case transcribe(Surface)
  /// Put a text on the clipboard of the terminal.
  case copy(String)
  /// Take a key that had to wait, as if it had been pressed now.
  case press(Key)
  /// Take the mouse, or leave it to the terminal for selecting text.
  case setMouse(Bool)
  /// Paint every cell again, changed or not.
  case repaint
  /// Sound the bell: the key does nothing here, or an alert was raised.
  case bell
  /// Pass on an alert that was raised, by the means that were asked for.
  case alert(name: String, message: String)
}
