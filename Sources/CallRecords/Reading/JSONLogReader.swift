internal import Diagnostics

/// Reads logs in JSON, a format by what the first record has.
enum JSONLogReader {
  /// Of the formats in JSON, that of a record.
  static func format(of record: LocatedValue) -> LogFormat? {
    if ConnectReader.isRecord(record) { return .connect }
    if GenesysReader.isRecord(record) { return .genesys }
    if TaskRouterReader.isRecord(record) { return .taskRouter }
    if CallcenterReader.isRecord(record) { return .callcenter }
    return AliyunReader.isRecord(record) ? .aliyun : nil
  }

  /// - Parameter format: `nil` to find it out.
  /// - Returns: the format it was read as.
  /// - Throws: `InvalidInput` if it is no JSON, or none of these formats.
  static func read(
    _ file: SourceText, as format: LogFormat?, _ options: LogOptions,
    into builder: inout CallLogBuilder, progress: (Int) -> Void
  ) throws(InvalidInput) -> LogFormat {
    var records: [LocatedValue] = []
    var broken = 0
    try JSONRecords.each(file) { record in
      guard let record else {
        broken += 1
        return
      }
      records.append(record)
      if records.count % 65_536 == 0 { progress(records.count) }
    }
    for _ in 0..<broken {
      builder.countRow()
      builder.setAside(Wording(zh: "不是 JSON", en: "no JSON"))
    }
    guard let format = format ?? records.lazy.compactMap({ self.format(of: $0) }).first else {
      throw InvalidInput([
        Diagnostic(
          .error, "unknown-format", in: file, at: 0,
          Wording(zh: "认不出这是哪个系统的记录", en: "the records are of no system that is known here"),
          hint:
            Wording(
              zh: "认识 Amazon Connect、Genesys Cloud、Twilio TaskRouter、FreeSWITCH 和阿里云；其他的请做成表格",
              en:
                "known are Amazon Connect, Genesys Cloud, Twilio TaskRouter, FreeSWITCH and Alibaba "
                + "Cloud; or make a table of them"))
      ])
    }
    switch format {
    case .connect: ConnectReader.read(records, options, into: &builder)
    case .taskRouter: TaskRouterReader.read(records, options, into: &builder)
    case .genesys, .callcenter, .aliyun, .csv, .queueLog:
      for record in records {
        builder.countRow()
        let reason =
          switch format {
          case .genesys: GenesysReader.add(record, options, &builder)
          case .callcenter: CallcenterReader.add(record, options, &builder)
          default: AliyunReader.add(record, options, &builder)
          }
        if let reason { builder.setAside(reason) }
      }
    }
    return format
  }
}
