// SPDX-License-Identifier: GPL-2.0-only
package rproclab.bytes;

/** The two things a program does to memory. */
public enum Access {
    READ, WRITE
}
