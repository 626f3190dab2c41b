import TrialModel

/// How long the treated subjects of one arm could have adverse events that count.
///
/// A subject is exposed from its first dose to the earliest of 30 days after its last dose, its
/// death and the cut-off, first and last day included. Where no last dose is told, it is exposed to
/// the end of its study if that is told, else on until its death or the cut-off.
public struct ToxicityExposure: Sendable, Equatable {
  /// Days of all subjects together.
  public internal(set) var days = 0
  /// Treated subjects whose exposure is not known: no first dose, or an end before it.
  public internal(set) var unknown = 0

  /// Years of all subjects together, of 365.25 days.
  public var patientYears: Double { Double(days) / TimeUnit.years.days }

  /// Events per 100 patient-years.
  ///
  /// `nil` without any exposure, and if that of any subject is not known: its events would count in
  /// the numerator alone.
  public func rate(_ events: Int) -> Double? {
    days > 0 && unknown == 0 ? 100 * Double(events) / patientYears : nil
  }
}
