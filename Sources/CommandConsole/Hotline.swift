/// The program; each room of commands adds its own.
package enum Hotline {
  package static let version = "0.1.0"
}
