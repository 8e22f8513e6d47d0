// SPDX-License-Identifier: GPL-2.0-only
package rproclab.explain;

/**
 * One message that a loader, the kernel around it or U-Boot prints.
 *
 * <p>
 * The prose may name values of the line: {@code {da}} is replaced by what the line says, see {@link Values}.
 *
 * @param id stable name
 * @param template the text
 * @param printedBy the C function that prints it, or the program where there is none
 * @param means what it says
 * @param usually what causes it most often; empty where nothing is wrong
 * @param advice what to look at or to change; empty where nothing has to be
 */
public record Message(String id, Template template, String printedBy, String means, String usually, String advice) {

    static Message message(String id, String printedBy, String template) {
        return new Message(id, Template.of(template), printedBy, "", "", "");
    }

    Message means(String text) {
        return new Message(id, template, printedBy, text, usually, advice);
    }

    Message usually(String text) {
        return new Message(id, template, printedBy, means, text, advice);
    }

    Message advice(String text) {
        return new Message(id, template, printedBy, means, usually, text);
    }
}
