/// The walk over all sealed values that puts them under the current seal key.
///
/// Each batch is a transaction that also says how far it came (table `store_rotations`), so a walk that was ended at any point is
/// taken up there; others read and write between the batches.
public struct Rotation: Sendable {
  /// How many rows a transaction takes.
  public var batch = 2000
  public var columns: [SealedColumn]

  public init(columns: [SealedColumn]) { self.columns = columns }

  /// Walks from where the last walk with this key ended.
  ///
  /// - Parameters:
  ///   - actor: who does it, for the decision log.
  ///   - progress: is told after each batch the table and how many rows of it were sealed anew so far.
  /// - Returns: how many rows were sealed anew, in this walk and the ones that it continues.
  /// - Complexity: O(rows), each read, and written when under another key.
  /// - Throws: `SealingError.damaged`, `.unknownKey`; `StoreError`; what `progress` throws, after which it can be continued.
  @discardableResult
  public func run(
    _ file: DatabaseFile, with sealer: Sealer, actor: String, progress: (String, Int) throws -> Void = { _, _ in }
  ) throws -> Int {
    var total = 0
    for column in columns {
      var state = try file.read { try RotationState.of(column, key: sealer.currentKey, $0) }
      // A program that still knew the old key only may have added values behind a walk.
      if state.complete, try file.read({ try column.hasOthers(than: sealer.currentKey, $0) }) {
        state = RotationState(column: column, key: sealer.currentKey, rows: state.rows)
        try file.write(state.keep)
      }
      while !state.complete {
        state = try file.write { writing in
          // Another process may walk too: the file knows how far both came.
          var state = try RotationState.of(column, key: sealer.currentKey, writing)
          if state.complete { return state }
          if let step = try column.reseal(after: state.position, count: batch, with: sealer, writing) {
            state.position = step.last
            state.rows += step.resealed
          } else {
            state.complete = true
            writing.record(
              Act(
                actor: actor, kind: "keys.reseal", subject: "table \(column.table)", reason: "rotation",
                facts: ["column": column.column, "key": "\(sealer.currentKey)", "rows": "\(state.rows)"]))
          }
          try state.keep(writing)
          return state
        }
        try progress(column.table, state.rows)
      }
      total += state.rows
    }
    return total
  }
}
