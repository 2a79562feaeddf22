import Epidemiology

/// What became of the lines of a portion.
struct EnteredLines {
  var counts = LineCounts()
  var findings: [Finding] = []
  /// Whether F numbers are to be derived anew.
  var needsNumbers = false
  var merges: [LineMerge] = []
}
