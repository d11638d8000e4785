// Finds the visible texts whose contrast with what lies behind them is below what WCAG 2.2 AA asks for.
() => {
    const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
    const parse = (colour) => {
        canvas.clearRect(0, 0, 1, 1);
        canvas.fillStyle = colour;
        canvas.fillRect(0, 0, 1, 1);
        const [red, green, blue, alpha] = canvas.getImageData(0, 0, 1, 1).data;
        return { channels: [red, green, blue], alpha: alpha / 255 };
    };
    const over = (front, back) => front.channels.map((value, i) => value * front.alpha + back[i] * (1 - front.alpha));
    const light = (channels) => {
        const [red, green, blue] = channels.map((value) => {
            const part = value / 255;
            return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
        });
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const chain = (element) => element ? [...chain(element.parentElement), element] : [];
    const behind = (element) => chain(element).reduce(
        (back, each) => over(parse(getComputedStyle(each).backgroundColor), back), [255, 255, 255]);
    const seen = (element, text) => {
        const range = document.createRange();
        range.selectNodeContents(text);
        const box = range.getBoundingClientRect();
        return box.width > 1 && box.height > 1 && element.checkVisibility({
            opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true }) &&
            getComputedStyle(element).clipPath === "none";
    };
    const bad = new Set();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    let count = 0;
    while (walker.nextNode()) {
        const text = walker.currentNode, element = text.parentElement;
        if (!text.data.trim() || !seen(element, text) || element.closest(":disabled, [aria-disabled=true]")) continue;
        count += 1;
        const style = getComputedStyle(element), back = behind(element);
        const colour = parse(element.closest("svg") ? style.fill : style.color);
        const opacity = chain(element).reduce((all, each) => all * getComputedStyle(each).opacity, 1);
        const front = over({ channels: colour.channels, alpha: colour.alpha * opacity }, back);
        const [high, low] = [light(front), light(back)].sort((a, b) => b - a);
        const ratio = (high + 0.05) / (low + 0.05);
        const size = parseFloat(style.fontSize), isBold = style.fontWeight >= 700;
        const wanted = size >= 24 || (isBold && size >= 18.66) ? 3 : 4.5;
        if (ratio < wanted) bad.add(`${ratio.toFixed(2)} < ${wanted}: "${text.data.trim().slice(0, 40)}" ` +
            `(${element.tagName.toLowerCase()}.${element.getAttribute("class") ?? ""})`);
    }
    return { count, bad: [...bad] };
}
