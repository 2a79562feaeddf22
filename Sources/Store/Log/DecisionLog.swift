/// The append-only log of everything that was decided, published, ordered or looked at.
public enum DecisionLog {
  static func append(_ acts: [Act], _ writing: Writing) throws {
  }
}
