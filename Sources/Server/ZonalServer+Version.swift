extension ZonalServer {
  /// The version of the program, also what `zonal --version` says.
  public static let version = "0.1.0"
}
