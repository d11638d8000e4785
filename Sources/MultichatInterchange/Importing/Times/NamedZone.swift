import Multichat
import MultichatFiles
import Synchronization

/// The zones of the system's time zone database.
///
/// The files are read here, as the C library knows one zone at a time: that of a variable which all threads of a
/// process share.
enum NamedZone {
    private static let known = Mutex<[String: ZoneFile]>([:])

    /// The zone of that name; `nil` where the database has none.
    static func find(_ name: String) -> ZoneFile? {
        if let zone = known.withLock({ $0[name] }) { return zone }
        guard !name.isEmpty, !name.hasPrefix("/"), !name.hasPrefix("."), !name.contains(".."),
            let bytes = try? File("/usr/share/zoneinfo/" + name, .read).contents(limit: 1 << 20),
            let zone = ZoneFile(bytes)
        else { return nil }
        known.withLock { $0[name] = zone }
        return zone
    }

    /// The time at which the zone's clocks show that.
    static func utc(_ local: Timestamp, in name: String) -> Timestamp {
        let seconds = (Double(local.microseconds) / 1_000_000).rounded(.down)
        let east = find(name)?.secondsEast(whenClocksShow: Int64(seconds)) ?? 0
        return local.adding(microseconds: -east * 1_000_000)
    }
}
