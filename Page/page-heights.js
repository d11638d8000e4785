// How high the pages of a long list are: measured where they were drawn, estimated where not.

export class PageHeights {
  constructor(pageSize, estimate) {
    this.pageSize = pageSize;
    this.estimate = estimate;
    this.heights = [];
    this.count = 0;
    this.tops = new Float64Array(1);
    this.isStale = true;
  }

  /// Says how many entries there are.
  setCount(count) {
    if (this.count === count) return;
    this.count = count;
    this.heights.length = Math.ceil(count / this.pageSize);
    this.isStale = true;
  }

  get pages() { return Math.ceil(this.count / this.pageSize); }

  /// How many entries a page has room for.
  sizeOf(page) { return Math.min(this.pageSize, this.count - page * this.pageSize); }

  /// Says how high a page is; undefined: unknown again.
  set(page, height) {
    if (this.heights[page] === height) return;
    this.heights[page] = height;
    this.isStale = true;
  }

  /// Forgets the heights from a page on.
  forget(page) {
    this.heights.length = Math.min(this.heights.length, page);
    this.heights.length = this.pages;
    this.isStale = true;
  }

  of(page) { return this.heights[page] ?? this.sizeOf(page) * this.estimate; }

  /// Where a page begins; of the page behind the last one, how high all is.
  top(page) {
    if (this.isStale) this.reckon();
    return this.tops[Math.min(page, this.pages)];
  }

  get total() { return this.top(this.pages); }

  /// The page at a height.
  at(height) {
    if (this.isStale) this.reckon();
    let low = 0;
    let high = this.pages - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.tops[middle] <= height) low = middle; else high = middle - 1;
    }
    return Math.max(0, low);
  }

  reckon() {
    const pages = this.pages;
    if (this.tops.length < pages + 1) this.tops = new Float64Array(pages * 2 + 1);
    let top = 0;
    for (let page = 0; page < pages; page += 1) {
      this.tops[page] = top;
      top += this.of(page);
    }
    this.tops[pages] = top;
    this.isStale = false;
  }
}
