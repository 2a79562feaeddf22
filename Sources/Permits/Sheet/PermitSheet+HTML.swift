extension PermitSheet {
  /// Sheets to print, one a page of A5, in one file without anything beside it.
  public static func html(_ sheets: [PermitSheet]) -> String {
    """
    <!DOCTYPE html>
    <html lang="vi">
    <head>
    <meta charset="utf-8">
    <title>Giấy đi đường</title>
    <style>
    @page { size: 148mm 210mm; margin: 0 }
    html, body { margin: 0; background: #fff }
    svg { display: block; width: 148mm; height: 210mm; break-after: page; break-inside: avoid }
    svg:last-child { break-after: auto }
    </style>
    </head>
    <body>
    \(sheets.map(\.svg).joined())</body>
    </html>

    """
  }
}
