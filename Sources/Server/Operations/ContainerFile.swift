import SpatialCore

/// A container file for a server, as text that an operator adapts.
public enum ContainerFile {
  public static func text(_ configured: ConfiguredSettings) -> String {
    let settings = configured.settings
    let port = settings.port == 0 ? 8080 : settings.port
    var command = ["zonal", "serve", "--host", "0.0.0.0", "--port", String(port), "--database", "/data/city.zonal"]
    command += configured.words(without: ["host", "port", "database"], filed: true)
    let words = JSONValue.array(command.map(JSONValue.string))
    var writer = JSONWriter()
    writer.value(words)
    return """
      # Adapt, keep beside Package.swift as Containerfile, then:
      #   podman build -t zonal . && podman run -p \(port):\(port) -v zonal:/data zonal
      # The volume holds the database and its key; 'zonal init' and 'zonal import' run in the same image. The server writes its log to
      # standard error and keeps nothing outside /data, so the rest may be read-only (--read-only --tmpfs /tmp).
      FROM swift:6.3-bookworm AS build
      RUN apt-get update \\
        && apt-get install -y --no-install-recommends libgeos-dev libproj-dev libsqlite3-dev zlib1g-dev pkg-config \\
        && rm -rf /var/lib/apt/lists/*
      WORKDIR /source
      COPY . .
      RUN swift build -c release --product zonal --static-swift-stdlib \\
        && install -D -s "$(swift build -c release --show-bin-path)/zonal" /out/usr/local/bin/zonal \\
        && mkdir -p /out/opt/zonal && cp -r geodata /out/opt/zonal/geodata

      FROM debian:bookworm-slim
      RUN apt-get update \\
        && apt-get install -y --no-install-recommends \\
          ca-certificates libcurl4 libgeos-c1v5 libproj25 libsqlite3-0 libxml2 tzdata zlib1g \\
        && rm -rf /var/lib/apt/lists/* \\
        && useradd --system --uid 10001 --home-dir /data --shell /usr/sbin/nologin zonal \\
        && install -d -o zonal -g zonal -m 0700 /data
      COPY --from=build /out /
      ENV ZONAL_GEODATA=/opt/zonal/geodata
      USER 10001
      WORKDIR /data
      VOLUME /data
      EXPOSE \(port)
      STOPSIGNAL SIGTERM
      # The slim image has no HTTP client, and bash can speak enough of it.
      HEALTHCHECK --interval=10s --timeout=3s --start-period=20s --retries=3 CMD ["bash", "-c", \\
        "exec 3<>/dev/tcp/127.0.0.1/\(port) && printf 'GET /healthz HTTP/1.0\\r\\n\\r\\n' >&3 && head -n 1 <&3 | grep -q ' 200 '"]
      CMD \(writer.text)

      """
  }
}
