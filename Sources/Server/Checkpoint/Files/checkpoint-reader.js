// Finds the QR code in a picture: by the browser where it can, else by the library that was put into the page.

const largestSides = [1600, 1000, 640];

let detector;

async function browserDetector() {
  if (detector !== undefined) return detector;
  detector = null;
  try {
    const formats = await globalThis.BarcodeDetector?.getSupportedFormats() ?? [];
    if (formats.includes("qr_code")) detector = new globalThis.BarcodeDetector({ formats: ["qr_code"] });
  } catch {
    // A browser that promises it and has it not.
  }
  return detector;
}

/** Whether this page can read QR codes at all. */
export const canRead = async () => Boolean(globalThis.ZXing || await browserDetector());

/** The text of the QR code in a picture, video or canvas of a size; null where none is seen. */
export async function readCode(source, width, height, isHurried) {
  const native = await browserDetector();
  if (native) {
    const found = await native.detect(source).catch(() => []);
    if (found.length || !globalThis.ZXing) return found[0]?.rawValue ?? null;
  }
  if (!globalThis.ZXing) return null;
  const sides = largestSides.filter(side => side < Math.max(width, height));
  const tried = isHurried ? [Math.min(960, Math.max(width, height))] : sides.length === largestSides.length ? sides : [Math.max(width, height), ...sides];
  for (const side of tried) {
    const text = readScaled(source, width, height, side / Math.max(width, height), isHurried);
    if (text) return text;
  }
  return null;
}

function readScaled(source, width, height, scale, isHurried) {
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(width * scale));
  canvas.height = Math.max(1, Math.round(height * scale));
  const context = canvas.getContext("2d", { willReadFrequently: true });
  // Where a picture lets through what is behind it, that is paper.
  context.fillStyle = "#ffffff";
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(source, 0, 0, canvas.width, canvas.height);
  const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
  const luminance = new Uint8ClampedArray(canvas.width * canvas.height);
  for (let i = 0; i < luminance.length; i += 1) luminance[i] = (data[4 * i] * 77 + data[4 * i + 1] * 151 + data[4 * i + 2] * 28) >> 8;
  const { BinaryBitmap, DecodeHintType, GlobalHistogramBinarizer, HybridBinarizer, QRCodeReader, RGBLuminanceSource } = globalThis.ZXing;
  const picture = new RGBLuminanceSource(luminance, canvas.width, canvas.height);
  const hints = new Map(isHurried ? [] : [[DecodeHintType.TRY_HARDER, true]]);
  for (const Binarizer of isHurried ? [HybridBinarizer] : [HybridBinarizer, GlobalHistogramBinarizer]) {
    try {
      return new QRCodeReader().decode(new BinaryBitmap(new Binarizer(picture)), hints).getText();
    } catch {
      // Nothing found is said by an exception.
    }
  }
  return null;
}

/** The text of the QR code in an image file. `TypeError` or the like where the file is no picture. */
export async function readFile(file) {
  const bitmap = await createImageBitmap(file);
  try {
    return await readCode(bitmap, bitmap.width, bitmap.height, false);
  } finally {
    bitmap.close();
  }
}

/** The camera behind the device, shown in a video element until a code is seen. */
export class Camera {
  constructor(video) {
    this.video = video;
    this.stream = null;
  }

  /** Resolves with a text, or with null when it was stopped. */
  async scan() {
    this.stop();
    const wanted = { facingMode: "environment", width: { ideal: 1280 }, height: { ideal: 960 } };
    const stream = await navigator.mediaDevices.getUserMedia({ video: wanted, audio: false });
    this.stream = stream;
    try {
      this.video.srcObject = stream;
      await this.video.play();
      while (this.stream === stream) {
        const { videoWidth, videoHeight } = this.video;
        const text = videoWidth ? await readCode(this.video, videoWidth, videoHeight, true) : null;
        if (text !== null && this.stream === stream) return text;
        await new Promise(resolve => { setTimeout(resolve, 120); });
      }
      return null;
    } finally {
      if (this.stream === stream) this.stop();
    }
  }

  stop() {
    for (const track of this.stream?.getTracks() ?? []) track.stop();
    this.stream = null;
    this.video.srcObject = null;
  }
}
