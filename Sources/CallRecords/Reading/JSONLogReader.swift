internal import Diagnostics

/// Reads logs in JSON, a format by what the first record has.
struct JSONLogReader {
  /// Of the formats in JSON, that of a record.
  private static func format(of record: JSONRecord) -> LogFormat? {
    if ConnectReader.isRecord(record) { return .connect }
    if GenesysReader.isRecord(record) { return .genesys }
    if TaskRouterReader.isRecord(record) { return .taskRouter }
    if CallcenterReader.isRecord(record) { return .callcenter }
    return AliyunReader.isRecord(record) ? .aliyun : nil
  }

  /// So many records are looked at for one that tells its format.
  private static let mostUnknown = 10_000

  private let options: LogOptions
  private var format: LogFormat?
  /// Records that came before their format was known.
  private var unknown: [JSONRecord] = []
  private var connect: ConnectReader
  private var taskRouter: TaskRouterReader

  init(_ options: LogOptions) {
    self.options = options
    connect = ConnectReader(options)
    taskRouter = TaskRouterReader(options)
  }

  /// Takes the records of a file.
  /// - Parameter format: `nil` to find it out.
  /// - Returns: the format it was read as.
  /// - Throws: `InvalidInput` if it is no JSON, or none of these formats.
  mutating func read(
    _ file: PiecedFile, as format: LogFormat?, into builder: inout CallLogBuilder,
    progress: (Int) -> Void
  ) throws(InvalidInput) -> LogFormat {
    self.format = format
    unknown = []
    var count = 0
    var broken = 0
    try JSONRecords.each(file) { record throws(InvalidInput) in
      count += 1
      if count % 65_536 == 0 { progress(count) }
      guard let record else {
        broken += 1
        return
      }
      take(record, &builder)
      if unknown.count > Self.mostUnknown { throw Self.unknown(file) }
    }
    for _ in 0..<broken {
      builder.countRow()
      builder.setAside(Wording(zh: "不是 JSON", en: "no JSON"))
    }
    guard count > 0 else {
      throw InvalidInput([
        Diagnostic(
          .error, "no-records", file: file.path, place: SourcePlace(line: 1, column: 1),
          Wording(zh: "文件里没有记录", en: "the file has no records"))
      ])
    }
    guard let found = self.format else { throw Self.unknown(file) }
    return found
  }

  /// Adds the calls that the records of all files tell together.
  mutating func finish(_ builder: inout CallLogBuilder) {
    connect.finish(&builder)
    taskRouter.finish(&builder)
  }

  private mutating func take(_ record: JSONRecord, _ builder: inout CallLogBuilder) {
    guard let format else {
      unknown.append(record)
      guard let found = Self.format(of: record) else { return }
      format = found
      let waiting = unknown
      unknown = []
      for record in waiting { add(record, found, &builder) }
      return
    }
    add(record, format, &builder)
  }

  private mutating func add(
    _ record: JSONRecord, _ format: LogFormat, _ builder: inout CallLogBuilder
  ) {
    let reason: Wording?
    switch format {
    case .connect:
      connect.take(record, &builder)
      return
    case .taskRouter:
      taskRouter.take(record, &builder)
      return
    case .genesys: reason = GenesysReader.add(record, options, &builder)
    case .callcenter: reason = CallcenterReader.add(record, options, &builder)
    case .aliyun, .csv, .queueLog: reason = AliyunReader.add(record, options, &builder)
    }
    builder.countRow()
    if let reason { builder.setAside(reason) }
  }

  private static func unknown(_ file: PiecedFile) -> InvalidInput {
    InvalidInput([
      Diagnostic(
        .error, "unknown-format", file: file.path,
        place: SourcePlace(line: 1, column: 1),
        Wording(zh: "认不出这是哪个系统的记录", en: "the records are of no system that is known here"),
        hint: Wording(
          zh: "认得 Amazon Connect、Genesys Cloud、Twilio TaskRouter、FreeSWITCH 和阿里云的；或转成表格",
          en: "known are Amazon Connect, Genesys Cloud, Twilio TaskRouter, FreeSWITCH and Alibaba "
            + "Cloud; or make a table of them"))
    ])
  }
}
