extension Unicode.Scalar {
  /// The ASCII form of a letter, digit or mark of full width; any other as it is.
  package var halfWidth: Unicode.Scalar {
    // They stand 0xFEE0 above ASCII.
    (0xFF01...0xFF5E).contains(value) ? Unicode.Scalar(value - 0xFEE0) ?? self : self
  }
}

extension String {
  /// With letters, digits and marks of full width as ASCII.
  package var halfWidth: String {
    // All of them begin with this byte in UTF-8.
    guard utf8.contains(0xEF) else { return self }
    return String(UnicodeScalarView(unicodeScalars.map(\.halfWidth)))
  }
}
