/** What stands around a chart in its picture. */
export type PictureFrame = {
  title: string;
  /** The lines under the title, such as the period. */
  lines: readonly string[];
  background: string;
  ink: string;
  quietInk: string;
};

/** Sharp on dense screens and in print. */
const scale = 2;
const margin = 20;
const titleHeight = 26;
const lineHeight = 20;

/**
 * A chart as PNG, with its title above. Styles that come from the page are written into a copy first, because a picture does not see
 * the page; its fonts neither, so the text inside the chart takes the system's.
 * @throws Error if the browser cannot draw it
 */
export async function pictureOf(chart: SVGSVGElement, frame: PictureFrame): Promise<Blob> {
  const { width, height } = chart.getBoundingClientRect();
  const drawing = await imageOf(copyOf(chart, { width, height }));
  const top = margin + titleHeight + frame.lines.length * lineHeight;
  const canvas = document.createElement('canvas');
  canvas.width = (width + 2 * margin) * scale;
  canvas.height = (top + height + margin) * scale;
  const pen = canvas.getContext('2d');
  if (pen === null) throw new Error('The browser has no canvas');
  pen.scale(scale, scale);
  pen.fillStyle = frame.background;
  pen.fillRect(0, 0, canvas.width, canvas.height);
  const fonts = getComputedStyle(document.body).fontFamily;
  pen.textBaseline = 'top';
  pen.fillStyle = frame.ink;
  pen.font = `600 16px ${fonts}`;
  pen.fillText(frame.title, margin, margin, width);
  pen.fillStyle = frame.quietInk;
  pen.font = `12px ${fonts}`;
  for (const [at, line] of frame.lines.entries()) {
    pen.fillText(line, margin, margin + titleHeight + at * lineHeight, width);
  }
  pen.drawImage(drawing, margin, top, width, height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob === null ? reject(new Error('The picture is empty')) : resolve(blob)), 'image/png');
  });
}

function copyOf(chart: SVGSVGElement, { width, height }: { width: number; height: number }): string {
  const copy = chart.cloneNode(true) as SVGSVGElement;
  const originals = chart.querySelectorAll('text');
  for (const [at, text] of copy.querySelectorAll('text').entries()) {
    const original = originals[at];
    if (original !== undefined) text.style.fontFamily = getComputedStyle(original).fontFamily;
  }
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('width', `${width}`);
  copy.setAttribute('height', `${height}`);
  return new XMLSerializer().serializeToString(copy);
}

async function imageOf(svg: string): Promise<HTMLImageElement> {
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    return image;
  } finally {
    URL.revokeObjectURL(url);
  }
}
