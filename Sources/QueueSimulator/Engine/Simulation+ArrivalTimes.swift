extension Simulation {
  /// Draws when the next call of a type comes.
  ///
  /// The times of a Poisson process with any rate are those of one with rate 1, stretched by the
  /// inverse of the expected number of calls so far: so call k is the same in every variant.
  @inline(__always)
  mutating func scheduleArrival(of type: Int) {
    let calls =
      blocks.gap(type: type, call: cursors[type].number) * cursors[type].inverseFactor
    let time = cursors[type].time + calls * cursors[type].gap
    guard time < cursors[type].steadyUntil else {
      scheduleArrival(of: type, after: calls)
      return
    }
    cursors[type].time = time
    arrivalEvents.set(type, EventKey(at: time, .arrival, sequence: nextSequence()))
  }

  /// The same where it doesn't come on the present piece of the rate, or this isn't constant.
  @inline(never)
  private mutating func scheduleArrival(of type: Int, after calls: Double) {
    let time: Double
    if centre.types[type].isTraced {
      time = nextTracedTime(of: type)
    } else if centre.types[type].isDispersed {
      time = nextDispersedTime(of: type, after: calls)
    } else {
      time = nextTime(of: type, after: calls)
    }
    if time < centre.ends {
      arrivalEvents.set(type, EventKey(at: time, .arrival, sequence: nextSequence()))
    } else {
      arrivalEvents.clear(type)
    }
  }

  private mutating func nextTracedTime(of type: Int) -> Double {
    let calls = centre.arrivals[type].traced
    let number = cursors[type].number
    return number < calls.count ? calls[number].at : .infinity
  }

  private mutating func nextTime(of type: Int, after calls: Double) -> Double {
    var cursor = cursors[type]
    var calls = calls
    let last = centre.firstPiece[type &+ 1]
    while cursor.piece < last {
      let piece = centre.pieces[cursor.piece]
      if piece.slope == 0 {
        let time = cursor.time + calls * piece.gap
        if time < piece.to, piece.rate > 0 {
          cursor.time = time
          cursor.gap = piece.gap
          cursor.steadyUntil = piece.to
          break
        }
        calls -= piece.rate * (piece.to - cursor.time)
      } else {
        let rate = piece.rate + piece.slope * (cursor.time - piece.from)
        let width = piece.to - cursor.time
        let onPiece = (rate + 0.5 * piece.slope * width) * width
        if calls < onPiece {
          let root = max(0, rate * rate + 2 * piece.slope * calls).squareRoot()
          cursor.time = min(cursor.time + 2 * calls / (rate + root), piece.to)
          cursor.steadyUntil = -1
          break
        }
        calls -= onPiece
      }
      calls = max(0, calls)
      cursor.time = piece.to
      cursor.piece &+= 1
    }
    cursors[type] = cursor
    return cursor.piece < last ? cursor.time : .infinity
  }

  /// The same where each interval has a factor of its own; pieces end where intervals do.
  private mutating func nextDispersedTime(of type: Int, after calls: Double) -> Double {
    var cursor = cursors[type]
    var calls = calls
    let last = centre.firstPiece[type &+ 1]
    while cursor.piece < last {
      let piece = centre.pieces[cursor.piece]
      let interval = Int((piece.from + piece.to) / 2 / centre.intervalSeconds)
      let factor = dispersion[
        type &* centre.intervalCount &+ min(interval, centre.intervalCount &- 1)]
      let rate = (piece.rate + piece.slope * (cursor.time - piece.from)) * factor
      let slope = piece.slope * factor
      let width = piece.to - cursor.time
      let onPiece = (rate + 0.5 * slope * width) * width
      if calls < onPiece {
        let root = max(0, rate * rate + 2 * slope * calls).squareRoot()
        cursor.time = min(cursor.time + 2 * calls / (rate + root), piece.to)
        break
      }
      calls = max(0, calls - onPiece)
      cursor.time = piece.to
      cursor.piece &+= 1
    }
    cursors[type] = cursor
    return cursor.piece < last ? cursor.time : .infinity
  }
}
