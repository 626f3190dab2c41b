import TrialModel

@testable import TrialData

/// Gives a cell with that text to `body`.
func withField<Result>(_ text: String, _ body: (Field) -> Result) -> Result {
  withField(bytes: Array(text.utf8), body)
}

func withField<Result>(bytes: [UInt8], _ body: (Field) -> Result) -> Result {
  let padded = bytes + [0x2C]
  return padded.withUnsafeBufferPointer { buffer in
    guard let base = buffer.baseAddress else { preconditionFailure("there is a comma") }
    return body(Field(base, from: 0, to: bytes.count))
  }
}
