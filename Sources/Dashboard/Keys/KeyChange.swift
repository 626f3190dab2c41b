public import Cells

/// That something is done by other keys than usual.
public struct KeyChange: Sendable, Equatable {
  /// What is done.
  public let id: CommandID
  /// The keys that do it from now on, and no others; none for no key at all.
  public let keys: [Key]

  /// That a command is done by those keys.
  public init(_ id: CommandID, keys: [Key]) {
    self.id = id
    self.keys = keys
  }
}

extension KeyMap {
  /// A change that cannot be made because its key means something else in the same place.
  public struct Clash: Sendable, Equatable {
    /// The change.
    public let change: KeyChange
    /// The key.
    public let key: Key
    /// What the key does instead.
    public let id: CommandID
  }

  /// The table with those changes made that leave every key with one meaning in every context.
  ///
  /// Of two changes that want one key, the later one is not made. Ctrl-C always ends the program.
  public func changed(by changes: [KeyChange]) -> (map: KeyMap, clashes: [Clash]) {
    var made = changes
    var clashes: [Clash] = []
    while true {
      let keys = Dictionary(made.map { ($0.id, $0.keys) }) { $1 }
      let map = KeyMap(commands.map { $0.changed(to: keys) })
      guard let clash = map.clash(among: made) else { return (map, clashes) }
      clashes.append(clash)
      made.removeAll { $0 == clash.change }
    }
  }

  /// The first key with two meanings, and the last of the changes that gave it one.
  private func clash(among changes: [KeyChange]) -> Clash? {
    for context in Command.Context.allCases {
      var meanings: [Key: CommandID] = [:]
      for command in commands where [context, .everywhere].contains(command.context) {
        for step in command.steps {
          for key in step.keys {
            guard let other = meanings[key], other != step.id else {
              meanings[key] = step.id
              continue
            }
            let both = [other, step.id]
            let change = changes.last { both.contains($0.id) && $0.keys.contains(key) }
            guard let change else { continue }
            return Clash(change: change, key: key, id: change.id == other ? step.id : other)
          }
        }
      }
    }
    return nil
  }
}
