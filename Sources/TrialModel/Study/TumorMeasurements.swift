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
  /// The number of rows; every column is as long.
  public private(set) var count = 0
  /// The sums, in order of first appearance in the file.
  public var parameters: [TumorParameter] = []
  /// The subject's row in `Subjects`.
  public var subject: [Int32] {
    @inlinable get { columns.subject }
    @inlinable _modify {
      yield &columns.subject
      hold(columns.subject.count, as: count)
    }
  }
  /// The index into `parameters`.
  public var parameter: [Int16] {
    @inlinable get { columns.parameter }
    @inlinable _modify {
      yield &columns.parameter
      hold(columns.parameter.count, as: count)
    }
  }
  /// The sum, in the file's unit; NaN if only the change is recorded.
  public var value: [Double] {
    @inlinable get { columns.value }
    @inlinable _modify {
      yield &columns.value
      hold(columns.value.count, as: count)
    }
  }
  /// The day of the measurement; only a baseline may lack it.
  public var day: DayColumn {
    @inlinable get { columns.day }
    @inlinable _modify {
      yield &columns.day
      hold(columns.day.count, as: count)
    }
  }
  /// Whether it is the baseline.
  public var isBaseline: [Bool] {
    @inlinable get { columns.isBaseline }
    @inlinable _modify {
      yield &columns.isBaseline
      hold(columns.isBaseline.count, as: count)
    }
  }
  /// Change from baseline in percent: PCHG, else from BASE, else from the subject's baseline row; NaN
  /// where none of them decides.
  public var percentChange: [Double] {
    @inlinable get { columns.percentChange }
    @inlinable _modify {
      yield &columns.percentChange
      hold(columns.percentChange.count, as: count)
    }
  }
  /// Who measured.
  public var evaluator: TextColumn {
    @inlinable get { columns.evaluator }
    @inlinable _modify {
      yield &columns.evaluator
      hold(columns.evaluator.count, as: count)
    }
  }
  /// The line of the file, from 1.
  public var lines: [Int32] {
    @inlinable get { columns.lines }
    @inlinable _modify {
      yield &columns.lines
      hold(columns.lines.count, as: count)
    }
  }

  /// The columns as they are stored; the accessors above hold them at one length.
  @usableFromInline
  struct Columns: Sendable, Equatable {
    @usableFromInline var subject: [Int32] = []
    @usableFromInline var parameter: [Int16] = []
    @usableFromInline var value: [Double] = []
    @usableFromInline var day = DayColumn()
    @usableFromInline var isBaseline: [Bool] = []
    @usableFromInline var percentChange: [Double] = []
    @usableFromInline var evaluator = TextColumn()
    @usableFromInline var lines: [Int32] = []
  }
  @usableFromInline var columns = Columns()

  /// No measurements.
  public init() {}

  /// Adds a measurement; the evaluator is a code of that column, the day a number as in `DayColumn`.
  public mutating func append(
    subject: Int32, parameter: Int16, value: Double, day: Int32 = DayColumn.missing,
    isBaseline: Bool = false, percentChange: Double = .nan, evaluator: Int32 = -1, line: Int32 = 0
  ) {
    count += 1
    self.subject.append(subject)
    self.parameter.append(parameter)
    self.value.append(value)
    self.day.append(day)
    self.isBaseline.append(isBaseline)
    self.percentChange.append(percentChange)
    self.evaluator.codes.append(evaluator)
    lines.append(line)
  }
}

extension TumorMeasurements: ColumnarTable {
  package mutating func change(_ rows: RowChange<TumorMeasurements>) {
    count = rows.count(from: count)
    rows.change(&subject, \.subject)
    rows.change(&parameter, \.parameter)
    rows.change(&value, \.value)
    rows.change(&day, \.day)
    rows.change(&isBaseline, \.isBaseline)
    rows.change(&percentChange, \.percentChange)
    rows.change(&evaluator.codes, \.evaluator.codes)
    rows.change(&lines, \.lines)
  }
}
