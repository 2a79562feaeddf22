/// A systemd unit for a server, as text that an operator adapts.
public enum UnitFile {
  /// - Parameters:
  ///   - file: the file of settings that the server was asked with, if any; what it says stays there.
  public static func text(_ configured: ConfiguredSettings, file: String?) -> String {
    let settings = configured.settings
    let folder = settings.database.flatMap(folder(of:)) ?? "/var/lib/zonal"
    var command = ["/usr/local/bin/zonal serve"]
    if let file { command.append("--config \(escaped(file))") }
    if settings.database == nil { command.append("--database /var/lib/zonal/city.zonal") }
    let words = configured.words(filed: false)
    command += stride(from: 0, to: words.count, by: 2).map { "\(words[$0]) \(escaped(words[$0 + 1]))" }
    let needsLowPort = (1..<1024).contains(settings.port)
    // Requests have their time, and then the journal is put away.
    let stop = settings.shutdownDelay + settings.shutdownTimeout + 10
    return """
      # Adapt paths and names, keep as /etc/systemd/system/zonal.service, then:
      #   useradd --system --home-dir /var/lib/zonal --shell /usr/sbin/nologin zonal
      #   systemctl daemon-reload && systemctl enable --now zonal
      # The master key must be readable by the user of the service alone (mode 0600).
      [Unit]
      Description=Zonal, epidemic zone maps
      Documentation=man:systemd.service(5)
      Wants=network-online.target
      After=network-online.target

      [Service]
      Type=exec
      User=zonal
      Group=zonal
      WorkingDirectory=/var/lib/zonal
      ExecStart=\(command.joined(separator: " \\\n  "))
      Restart=on-failure
      RestartSec=2
      TimeoutStopSec=\(stop)
      KillSignal=SIGTERM
      LimitNOFILE=\(settings.limits.connections + 1024)
      StateDirectory=zonal
      StateDirectoryMode=0700
      ReadWritePaths=\(folder == "/var/lib/zonal" ? "" : "-")\(escaped(folder))
      UMask=0077
      NoNewPrivileges=yes
      ProtectSystem=strict
      ProtectHome=yes
      PrivateTmp=yes
      PrivateDevices=yes
      ProtectClock=yes
      ProtectHostname=yes
      ProtectKernelLogs=yes
      ProtectKernelModules=yes
      ProtectKernelTunables=yes
      ProtectControlGroups=yes
      ProtectProc=invisible
      RestrictAddressFamilies=AF_INET AF_INET6 AF_UNIX
      RestrictNamespaces=yes
      RestrictRealtime=yes
      RestrictSUIDSGID=yes
      LockPersonality=yes
      MemoryDenyWriteExecute=yes
      SystemCallArchitectures=native
      SystemCallFilter=@system-service
      CapabilityBoundingSet=\(needsLowPort ? "CAP_NET_BIND_SERVICE" : "")
      AmbientCapabilities=\(needsLowPort ? "CAP_NET_BIND_SERVICE" : "")

      [Install]
      WantedBy=multi-user.target

      """
  }

  /// The folder of a file that is named from the root; `nil` for one that is named from where the server runs.
  private static func folder(of path: String) -> String? {
    guard path.hasPrefix("/"), let slash = path.lastIndex(of: "/") else { return nil }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// One word of a command line as units have it: what systemd would read something into is doubled or quoted (systemd.service(5)).
  static func escaped(_ word: String) -> String {
    let doubled = word.replacing("\\", with: "\\\\").replacing("%", with: "%%").replacing("$", with: "$$")
    guard doubled.contains(where: { " \t\"';".contains($0) }) else { return doubled }
    return "\"" + doubled.replacing("\"", with: "\\\"") + "\""
  }
}
