/// How the tumour burden of a subject is summed up.
public enum TumorSum: UInt8, Sendable {
  /// Sum of the diameters of the target lesions (RECIST).
  case diameters
  /// Sum of the products of two perpendicular diameters (WHO).
  case products
}

/// A sum that a table of tumour measurements holds.
public struct TumorParameter: Sendable, Equatable {
  /// The code, `SDIAM`.
  public var code: String
  /// The name, `Sum of diameters`; the code where the file has no name.
  public var name: String
  /// What is summed.
  public var sum: TumorSum

  /// A parameter with that code and name.
  public init(code: String, name: String, sum: TumorSum) {
    self.code = code
    self.name = name
    self.sum = sum
  }
}

/// The tumour burden of a study's subjects: one row a sum over all target lesions, struct of arrays.
///
/// Rows of single lesions are not here.
public struct TumorMeasurements: Sendable, Equatable {
  /// The sums, in order of first appearance in the file.
  public var parameters: [TumorParameter] = []
  /// The subject's row in `Subjects`.
  public var subject: [Int32] = []
  /// The index into `parameters`.
  public var parameter: [Int16] = []
  /// The sum, in the file's unit; NaN if only the change is told.
  public var value: [Double] = []
  /// The day of the measurement; only a baseline may lack it.
  public var day = DayColumn()
  /// Whether it is the baseline.
  public var isBaseline: [Bool] = []
  /// Change from baseline in percent: PCHG, else from BASE, else from the subject's baseline row; NaN
  /// where none of them tells.
  public var percentChange: [Double] = []
  /// Who measured.
  public var evaluator = TextColumn()
  /// The line of the file, from 1.
  public var lines: [Int32] = []

  /// No measurements.
  public init() {}

  /// The number of rows.
  public var count: Int { subject.count }
}
