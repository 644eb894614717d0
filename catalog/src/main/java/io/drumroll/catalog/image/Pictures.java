package io.drumroll.catalog.image;

import io.drumroll.catalog.Refusal;
import io.drumroll.catalog.Result;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Decodes, turns, shrinks and encodes pictures. Trusts nothing that a file says about itself. */
final class Pictures {
    /** The most pixels on a side. */
    static final int MAX_SIDE = 8_000;
    /** The most pixels. */
    static final long MAX_PIXELS = 24_000_000L;

    private static final String NO_PICTURE = "This is no whole picture that can be read: save it anew as PNG or JPEG.";

    static {
        ImageIO.setUseCache(false);
    }

    private Pictures() {}

    /** Decodes a picture to at most twice the large size, upright, without anything but its pixels. */
    static Result<BufferedImage> decode(byte[] bytes, ImageType type, Duration patience) {
        try {
            Result<BufferedImage> decoded = read(new PatientInput(new ByteArrayInputStream(bytes), patience), type);
            return decoded instanceof Result.Done<BufferedImage>(BufferedImage image) && type == ImageType.JPEG
                    ? Result.done(turned(image, Orientation.of(bytes)))
                    : decoded;
        } catch (IOException | RuntimeException e) {
            // Java's readers throw anything at bad input, and what they say is about their insides.
            return Result.refused(Refusal.UNSUPPORTED_TYPE, NO_PICTURE);
        } catch (StackOverflowError | OutOfMemoryError e) {
            return Result.refused(Refusal.TOO_LARGE, "This picture takes too much to read: save it smaller.");
        }
    }

    private static Result<BufferedImage> read(InputStream bytes, ImageType type) throws IOException {
        ImageReader reader =
                ImageIO.getImageReadersByFormatName(type.formatName()).next();
        try (ImageInputStream in = new MemoryCacheImageInputStream(bytes)) {
            reader.setInput(in, true, true);
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            if (width < 1 || height < 1) {
                return Result.refused(Refusal.UNSUPPORTED_TYPE, NO_PICTURE);
            }
            if (width > MAX_SIDE || height > MAX_SIDE || (long) width * height > MAX_PIXELS) {
                return Result.refused(
                        Refusal.TOO_LARGE,
                        "It has " + width + " x " + height + " pixels: send at most " + MAX_SIDE + " on a side and "
                                + MAX_PIXELS + " in all.");
            }
            ImageReadParam param = reader.getDefaultReadParam();
            int step = Math.max(1, Math.max(width, height) / StoredImage.Size.LARGE.maxSide());
            param.setSourceSubsampling(step, step, 0, 0);
            return Result.done(reader.read(0, param));
        } finally {
            reader.dispose();
        }
    }

    private static BufferedImage turned(BufferedImage image, int orientation) {
        if (orientation == 1) {
            return image;
        }
        int w = image.getWidth();
        int h = image.getHeight();
        boolean isOnItsSide = orientation >= 5;
        AffineTransform turn = switch (orientation) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, w, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, w, h);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, h);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, h, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, h, w);
            default -> new AffineTransform(0, -1, 1, 0, 0, w);
        };
        BufferedImage upright = new BufferedImage(isOnItsSide ? h : w, isOnItsSide ? w : h, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = upright.createGraphics();
        graphics.drawImage(image, turn, null);
        graphics.dispose();
        return upright;
    }

    /** The picture with no side longer than this, in halving steps so that it stays sharp; opaque as RGB. */
    static BufferedImage fitted(BufferedImage image, int maxSide) {
        boolean isOpaque = !image.getColorModel().hasAlpha();
        BufferedImage next = image;
        int width = image.getWidth();
        int height = image.getHeight();
        int longer = Math.max(width, height);
        int targetWidth = longer <= maxSide ? width : Math.max(1, (int) ((long) width * maxSide / longer));
        int targetHeight = longer <= maxSide ? height : Math.max(1, (int) ((long) height * maxSide / longer));
        do {
            width = Math.max(targetWidth, width / 2);
            height = Math.max(targetHeight, height / 2);
            next = drawn(next, width, height, isOpaque);
        } while (width > targetWidth || height > targetHeight);
        return next;
    }

    private static BufferedImage drawn(BufferedImage image, int width, int height, boolean isOpaque) {
        BufferedImage drawn =
                new BufferedImage(width, height, isOpaque ? BufferedImage.TYPE_INT_RGB : BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = drawn.createGraphics();
        if (isOpaque) {
            graphics.setColor(Color.WHITE);
            graphics.fillRect(0, 0, width, height);
        }
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(image, 0, 0, width, height, null);
        graphics.dispose();
        return drawn;
    }

    /** What a picture is stored as: JPEG, unless one can see through it. */
    static ImageType storedType(BufferedImage image) {
        return image.getColorModel().hasAlpha() ? ImageType.PNG : ImageType.JPEG;
    }

    static byte[] encode(BufferedImage image, ImageType type) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        if (!ImageIO.write(image, type.formatName(), out)) {
            throw new IOException("no writer for " + type + " takes such a picture");
        }
        return out.toByteArray();
    }
}
