/// The sum of the products of two vectors' coordinates.
enum DotProduct {
    private typealias Lane = SIMD16<Float>

    /// The dot product of two vectors of so many 32-bit floats.
    ///
    /// Two sums of sixteen lanes run beside each other, so that no addition waits for the one before it.
    @inline(__always)
    static func of(_ left: UnsafeRawPointer, _ right: UnsafeRawPointer, count: Int) -> Float {
        let whole = count & ~31
        var (first, second) = (Lane.zero, Lane.zero)
        var place = 0
        while place < whole {
            let offset = place &* 4
            first += load(left, offset) * load(right, offset)
            second += load(left, offset &+ 64) * load(right, offset &+ 64)
            place &+= 32
        }
        var sum = (first + second).sum()
        while place < count {
            sum +=
                left.load(fromByteOffset: place &* 4, as: Float.self)
                * right.load(fromByteOffset: place &* 4, as: Float.self)
            place &+= 1
        }
        return sum
    }

    @inline(__always)
    private static func load(_ bytes: UnsafeRawPointer, _ offset: Int) -> Lane {
        bytes.loadUnaligned(fromByteOffset: offset, as: Lane.self)
    }
}
