import ArgumentParser
import Foundation

/// Whether steps of long work are told on standard error.
///
/// What is said to be safe is said after it is on the disk, so that a program that reads along may rely on it.
enum ProgressChoice: String, ExpressibleByArgument, CaseIterable {
  /// When standard error is a terminal.
  case auto
  case always
  case never

  func say(_ text: String) {
    switch self {
    case .auto: Console.progress(text)
    case .always: Console.error("· \(text)")
    case .never: break
    }
  }
}
