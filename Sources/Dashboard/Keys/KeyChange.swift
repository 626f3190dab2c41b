public import Cells

/// That something is done by other keys than usual.
public struct KeyChange: Sendable, Equatable {
  /// What is done.
  public let action: Action
  /// The keys that do it from now on, and no others; none for no key at all.
  public let keys: [Key]

  /// That an action is done by those keys.
  public init(_ action: Action, keys: [Key]) {
    self.action = action
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
    public let action: Action
  }

  /// The table with those changes made that leave every key with one meaning in every context.
  ///
  /// Of two changes that want one key, the later one is not made. Ctrl-C always ends the program.
  public func changed(by changes: [KeyChange]) -> (map: KeyMap, clashes: [Clash]) {
    var made = changes
    var clashes: [Clash] = []
    while true {
      let map = applying(made)
      guard let clash = map.clash(among: made) else { return (map, clashes) }
      clashes.append(clash)
      made.removeAll { $0 == clash.change }
    }
  }

  private func applying(_ changes: [KeyChange]) -> KeyMap {
    let keys = Dictionary(changes.map { ($0.action, $0.keys) }) { $1 }
    return KeyMap(
      bindings.map { binding in
        var changed = binding
        changed.steps = binding.steps.map { step in
          let isFixed = binding.context == .everywhere && step.action == .quit
          return isFixed ? step : .init(keys[step.action] ?? step.keys, step.action)
        }
        return changed
      })
  }

  /// The first key with two meanings, and the last of the changes that gave it one.
  private func clash(among changes: [KeyChange]) -> Clash? {
    for context in Binding.Context.allCases {
      var meanings: [Key: Action] = [:]
      for binding in bindings where [context, .everywhere].contains(binding.context) {
        for step in binding.steps {
          for key in step.keys {
            guard let other = meanings[key], other != step.action else {
              meanings[key] = step.action
              continue
            }
            let both = [other, step.action]
            let change = changes.last { both.contains($0.action) && $0.keys.contains(key) }
            guard let change else { continue }
            return Clash(
              change: change, key: key, action: change.action == other ? step.action : other)
          }
        }
      }
    }
    return nil
  }
}
