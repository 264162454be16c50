/// The check digit of a totally anti-symmetric quasigroup.
///
/// Source: H. Michael Damm, "Total anti-symmetrische Quasigruppen", dissertation, Marburg
/// 2004, https://doi.org/10.17192/z2004.0516.
package enum DammCode {
  /// The digit to put behind a number of ASCII digits; of a number with its check digit, 0 if it
  /// is right.
  package static func checkDigit(of digits: String) -> UInt8 {
    digits.utf8.reduce(0) { interim, digit in
      let index = Int(digit) - 0x30
      return quasigroup[Int(interim)][index]
    }
  }

  /// Damm's totally anti-symmetric quasigroup of order 10.
  private static let quasigroup: [[UInt8]] = [
    [0, 3, 1, 7, 5, 9, 8, 6, 4, 2],
    [7, 0, 9, 2, 1, 5, 4, 8, 6, 3],
    [4, 2, 0, 6, 8, 7, 1, 3, 5, 9],
    [1, 7, 5, 0, 9, 8, 3, 4, 2, 6],
    [6, 1, 2, 3, 0, 4, 5, 9, 7, 8],
    [3, 6, 7, 4, 2, 0, 9, 5, 8, 1],
    [5, 8, 6, 9, 7, 2, 0, 1, 3, 4],
    [8, 9, 4, 5, 3, 6, 2, 0, 1, 7],
    [9, 4, 3, 8, 6, 1, 7, 2, 0, 5],
    [2, 5, 8, 1, 4, 3, 6, 7, 9, 0],
  ]
}
