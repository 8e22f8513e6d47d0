// SPDX-License-Identifier: GPL-2.0-only
package rproclab.loader;

import rproclab.bytes.Bytes;

/**
 * A firmware file.
 *
 * @param name the file's name without directories, as Linux's log prints it
 * @param bytes its contents, untrusted
 */
public record Firmware(String name, Bytes bytes) {}
