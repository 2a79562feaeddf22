/// A place in millionths of a degree, so that neighbours' vertices are equal or not, and never nearly.
struct Position: Hashable {
  var x: Int
  var y: Int
}
