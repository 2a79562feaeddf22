/// How an answer is not as it should be.
enum Behaviour: String {
  /// Answers with the status that is given, and the header `Retry-After` where a second number is: `status 3 503:2`.
  case status
  case wrongSignature = "wrong-signature"
  case noSignature = "no-signature"
  /// Signs rightly, and names a key that nobody knows.
  case unknownKey = "unknown-key"
  /// Changes a byte of the body after signing.
  case altered
  /// Closes in the middle of the body.
  case cut
  /// Closes without a word.
  case silent
  /// Waits for some milliseconds before the answer.
  case late
  /// Sends the body byte by byte, with some milliseconds between them.
  case dripping
  /// Sends for as long as anybody listens, and says nothing of the length.
  case endless
  /// Says that the body is very long.
  case huge
  /// Sends the lines in the opposite order.
  case reversed
  /// Sends the lines of the batch before once more.
  case again
  /// Signs the answer to another question.
  case stale
  /// Says another number of lines than there are.
  case miscounted
  /// Says that there is more, from where it began.
  case stuck
  /// Leaves the closing line out.
  case unclosed
  /// Sends elsewhere.
  case redirect
  /// Sends more lines than were asked for.
  case more
}
