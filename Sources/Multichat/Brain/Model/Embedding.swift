/// A vector that stands for the meaning of a text: its direction counts, so it is kept with the length 1.
///
/// Vectors of one brain come from one model: they have the same dimension, and near ones have a similar meaning.
public struct Embedding: Sendable, Hashable {
    /// The coordinates; the sum of their squares is 1.
    public let values: [Float]

    /// How many coordinates there are.
    public var dimension: Int { values.count }

    /// The greatest dimension that is taken.
    public static let maximumDimension = 65_536

    /// Takes a vector of any length but zero, and brings it to the length 1.
    ///
    /// - Throws: ``MultichatError`` with the code `invalid` where it is empty, too large, all zeros, or where a
    ///   coordinate is no number (NaN) or infinite; the message names the first such place, counted from 0.
    public init(_ values: [Float]) throws {
        guard !values.isEmpty else { throw MultichatError(.invalid, "The embedding is empty.") }
        guard values.count <= Self.maximumDimension else {
            throw MultichatError(
                .invalid,
                "The embedding has \(values.count) coordinates; at most \(Self.maximumDimension) are allowed.")
        }
        if let place = values.firstIndex(where: { !$0.isFinite }) {
            throw MultichatError(
                .invalid, "The embedding's coordinate \(place) is \(values[place].isNaN ? "not a number" : "infinite")."
            )
        }
        // Doubles hold the sum of any floats' squares.
        let square = values.reduce(0.0) { $0 + Double($1) * Double($1) }
        let length = square.squareRoot()
        guard length > 0 else {
            throw MultichatError(.invalid, "The embedding has the length 0, so it points nowhere.")
        }
        // One that has that length already keeps its bits, so that reading gives back what was written.
        self.values = abs(length - 1) < 1e-6 ? values : values.map { Float(Double($0) / length) }
    }

    /// The cosine of the angle to another embedding of the same dimension: 1 for the same direction, 0 for unrelated.
    public func similarity(to other: Embedding) -> Float {
        guard dimension == other.dimension else { return 0 }
        return values.withUnsafeBytes { left in
            other.values.withUnsafeBytes { right in
                guard let left = left.baseAddress, let right = right.baseAddress else { return 0 }
                return DotProduct.of(left, right, count: dimension)
            }
        }
    }
}
