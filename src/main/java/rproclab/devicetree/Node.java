// SPDX-License-Identifier: GPL-2.0-only
package rproclab.devicetree;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** A node: properties and child nodes, each in the order of the tree. */
public final class Node {
    private final String name;
    private final Optional<Node> parent;
    private final LinkedHashMap<String, Property> properties = new LinkedHashMap<>(4);
    /** Overlays add at the front. */
    private final LinkedList<Node> children = new LinkedList<>();
    /** The first child of each name, and of each name without its unit address. */
    private Map<String, Node> byName = Map.of();
    private Map<String, Node> byBaseName = Map.of();

    private Node(String name, Optional<Node> parent) {
        this.name = name;
        this.parent = parent;
    }

    static Node root() {
        return new Node("", Optional.empty());
    }

    /** Name with unit address, {@code m4@88000000}; that of the root is empty. */
    public String name() {
        return name;
    }

    /** Name without unit address: {@code m4}. */
    public String baseName() {
        return baseName(name);
    }

    private static String baseName(String name) {
        int at = name.indexOf('@');
        return at < 0 ? name : name.substring(0, at);
    }

    /** The node that it is a child of; empty for the root. */
    public Optional<Node> parent() {
        return parent;
    }

    /** From the root: {@code /reserved-memory/m4@88000000}, or {@code /}. */
    public String path() {
        return parent.map(above -> (above.parent.isEmpty() ? "" : above.path()) + "/" + name).orElse("/");
    }

    int depth() {
        return parent.map(above -> above.depth() + 1).orElse(1);
    }

    /** Its properties; of two with one name the first, as in Linux and libfdt. */
    public Collection<Property> properties() {
        return Collections.unmodifiableCollection(properties.values());
    }

    /** The property of that name. */
    public Optional<Property> property(String wanted) {
        return Optional.ofNullable(properties.get(wanted));
    }

    /** Whether it has that property, with whatever value. */
    public boolean has(String wanted) {
        return properties.containsKey(wanted);
    }

    /** The first cell of that property. */
    public OptionalLong u32(String wanted) {
        Property property = properties.get(wanted);
        return property == null ? OptionalLong.empty() : property.u32();
    }

    /** The first string of that property, or the empty string. */
    public String text(String wanted) {
        return property(wanted).map(Property::text).orElse("");
    }

    /** The strings of that property. */
    public List<String> texts(String wanted) {
        return property(wanted).map(Property::texts).orElse(List.of());
    }

    /** Its child nodes. */
    public List<Node> children() {
        return Collections.unmodifiableList(children);
    }

    /** The first child of that name, which may lack the unit address ({@code fdt_subnode_offset()}). */
    public Optional<Node> child(String wanted) {
        return Optional.ofNullable((wanted.indexOf('@') < 0 ? byBaseName : byName).get(wanted));
    }

    /** Whether {@code status} is absent, {@code okay} or {@code ok} ({@code of_device_is_available()}). */
    public boolean available() {
        return property("status").map(status -> {
            String text = status.text();
            return text.equals("okay") || text.equals("ok");
        }).orElse(true);
    }

    /** {@code phandle}, else {@code linux,phandle}; empty where there is none, or it is 0 or 0xffffffff. */
    public OptionalLong phandle() {
        OptionalLong phandle = has("phandle") ? u32("phandle") : u32("linux,phandle");
        return phandle.isPresent() && phandle.getAsLong() != 0 && phandle.getAsLong() != Fdt.MAX_U32
                ? phandle
                : OptionalLong.empty();
    }

    /** Calls {@code visitor} with this node and with all below it, in the order of the tree. */
    public void visit(Consumer<Node> visitor) {
        visitor.accept(this);
        children.forEach(child -> child.visit(visitor));
    }

    /** Adds a property behind the others, unless there is one of its name. */
    void add(Property property) {
        properties.putIfAbsent(property.name(), property);
    }

    /** Gives the property of that name another value, or adds one before the others ({@code fdt_setprop()}). */
    void set(Property property) {
        if (properties.replace(property.name(), property) == null) {
            properties.putFirst(property.name(), property);
        }
    }

    /** Adds an empty node behind its other children. */
    Node addChild(String childName) {
        Node child = newChild(childName);
        children.addLast(child);
        byName.putIfAbsent(childName, child);
        byBaseName.putIfAbsent(child.baseName(), child);
        return child;
    }

    /** The child of that name, or an empty one added before its other children ({@code fdt_add_subnode()}). */
    Node childOrNew(String childName) {
        return child(childName).orElseGet(() -> {
            Node child = newChild(childName);
            children.addFirst(child);
            byName.put(childName, child);
            byBaseName.put(child.baseName(), child);
            return child;
        });
    }

    private Node newChild(String childName) {
        if (children.isEmpty()) {
            byName = new HashMap<>(4);
            byBaseName = new HashMap<>(4);
        }
        return new Node(childName, Optional.of(this));
    }

    /** Copies the properties and all below into an empty node. */
    void copyTo(Node copy) {
        copy.properties.putAll(properties);
        children.forEach(child -> child.copyTo(copy.addChild(child.name)));
    }
}
