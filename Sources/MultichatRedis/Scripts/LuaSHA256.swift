/// SHA-256 of 64 bytes in Lua 5.1 with the library `bit`: what it takes to extend a chain on the server.
///
/// The padding of 64 bytes is always the same block, whose schedule is worked out here, once. Sums wrap by `tobit`:
/// a few numbers below 2^32 add up exactly in a double.
enum LuaSHA256 {
    /// Defines `extend(chain, digest)`, which answers the next chain value.
    static let source = """
        local band, bxor, ror, shr, tobit = bit.band, bit.bxor, bit.ror, bit.rshift, bit.tobit
        local K = {\(list(constants))}
        local P = {\(list(padding))}
        local function rounds(A, B, C, D, E, F, G, H, w)
            local a, b, c, d, e, f, g, h = A, B, C, D, E, F, G, H
            for t = 1, 64 do
                local x = h + bxor(ror(e, 6), ror(e, 11), ror(e, 25)) + bxor(g, band(e, bxor(f, g))) + w[t]
                h, g, f, e, d, c, b, a = g, f, e, tobit(d + x), c, b, a,
                    tobit(x + bxor(ror(a, 2), ror(a, 13), ror(a, 22)) + band(a, b) + band(c, bxor(a, b)))
            end
            return tobit(A + a), tobit(B + b), tobit(C + c), tobit(D + d),
                tobit(E + e), tobit(F + f), tobit(G + g), tobit(H + h)
        end
        local function extend(chain, digest)
            local w = {struct.unpack('>\(String(repeating: "I4", count: 16))', chain .. digest)}
            for t = 17, 64 do
                local x, y = w[t - 15], w[t - 2]
                w[t] = tobit(w[t - 16] + bxor(ror(x, 7), ror(x, 18), shr(x, 3)) + w[t - 7]
                    + bxor(ror(y, 17), ror(y, 19), shr(y, 10)))
            end
            for t = 1, 64 do w[t] = w[t] + K[t] end
            local a, b, c, d, e, f, g, h = rounds(\(list(start)), w)
            a, b, c, d, e, f, g, h = rounds(a, b, c, d, e, f, g, h, P)
            local m = 4294967296
            return struct.pack('>\(String(repeating: "I4", count: 8))',
                a % m, b % m, c % m, d % m, e % m, f % m, g % m, h % m)
        end
        """

    /// The fractions of the cube roots of the first 64 primes.
    static let constants: [UInt32] = primes.map { fraction(cubeRootOf: $0) }
    /// The fractions of the square roots of the first 8 primes.
    static let start: [UInt32] = primes.prefix(8).map { fraction(squareRootOf: $0) }

    private static let primes: [UInt64] = (2...311).filter { number in
        !(2..<number).contains { number % $0 == 0 }
    }

    /// The constants, each with the word of the padding's schedule that is added in its round.
    private static var padding: [UInt32] {
        var words: [UInt32] = [0x8000_0000] + [UInt32](repeating: 0, count: 14) + [512]
        for place in 16..<64 { words.append(scheduled(words, place)) }
        return zip(constants, words).map { $0 &+ $1 }
    }

    private static func scheduled(_ words: [UInt32], _ place: Int) -> UInt32 {
        let (x, y) = (words[place - 15], words[place - 2])
        let low = rotated(x, 7) ^ rotated(x, 18) ^ x >> 3
        let high = rotated(y, 17) ^ rotated(y, 19) ^ y >> 10
        return words[place - 16] &+ low &+ words[place - 7] &+ high
    }

    private static func rotated(_ word: UInt32, _ count: UInt32) -> UInt32 { word >> count | word << (32 - count) }

    /// The first 32 bits behind the point of a square root: of the greatest r with r² <= n · 2^64.
    private static func fraction(squareRootOf number: UInt64) -> UInt32 {
        search { candidate in UInt128(candidate) * UInt128(candidate) <= UInt128(number) << 64 }
    }

    /// The first 32 bits behind the point of a cube root: of the greatest r with r³ <= n · 2^96.
    private static func fraction(cubeRootOf number: UInt64) -> UInt32 {
        search { candidate in
            UInt128(candidate) * UInt128(candidate) * UInt128(candidate) <= UInt128(number) << 96
        }
    }

    private static func search(_ isLow: (UInt64) -> Bool) -> UInt32 {
        var (low, high): (UInt64, UInt64) = (0, 1 << 37)
        while high - low > 1 {
            let middle = (low + high) / 2
            if isLow(middle) { low = middle } else { high = middle }
        }
        return UInt32(truncatingIfNeeded: low)
    }

    private static func list(_ words: [UInt32]) -> String { words.map(String.init).joined(separator: ",") }
}
