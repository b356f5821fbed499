// Reads values with the generated code, says where it reads other than what C# states, and writes them again.
//
// Usage: relay IN OUT. The generated packages are imported by another file of this program.
package main

import (
	"bufio"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"io"
	"log"
	"math"
	"os"
	"sort"
	"strconv"
	"strings"

	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/reflect/protoreflect"
	"google.golang.org/protobuf/reflect/protoregistry"
)

type fact struct{ path, text string }

func key(name string) string { return strings.ToLower(strings.ReplaceAll(name, "_", "")) }

func facts(statement []byte) []fact {
	var texts []string
	for len(statement) > 0 {
		size := binary.LittleEndian.Uint32(statement)
		texts = append(texts, string(statement[4:4+size]))
		statement = statement[4+size:]
	}
	var all []fact
	for at := 0; at < len(texts); at += 2 {
		all = append(all, fact{texts[at], texts[at+1]})
	}
	return all
}

type namedField struct {
	key        string
	descriptor protoreflect.FieldDescriptor
}

var known = map[protoreflect.FullName][]namedField{}

func fields(message protoreflect.MessageDescriptor) []namedField {
	if named, found := known[message.FullName()]; found {
		return named
	}
	var named []namedField
	for at := 0; at < message.Fields().Len(); at++ {
		field := message.Fields().Get(at)
		named = append(named, namedField{key(string(field.Name())), field})
	}
	sort.Slice(named, func(i, j int) bool { return named[i].key < named[j].key })
	known[message.FullName()] = named
	return named
}

func text(field protoreflect.FieldDescriptor, value protoreflect.Value) string {
	switch field.Kind() {
	case protoreflect.FloatKind:
		bits := math.Float32bits(float32(value.Float()))
		if math.IsNaN(value.Float()) {
			bits |= 0x00400000
		}
		return fmt.Sprintf("0x%08x", bits)
	case protoreflect.DoubleKind:
		bits := math.Float64bits(value.Float())
		if math.IsNaN(value.Float()) {
			bits |= 0x0008000000000000
		}
		return fmt.Sprintf("0x%016x", bits)
	case protoreflect.BytesKind:
		return hex.EncodeToString(value.Bytes())
	case protoreflect.StringKind:
		return value.String()
	case protoreflect.EnumKind:
		return strconv.Itoa(int(value.Enum()))
	default:
		return fmt.Sprint(value.Interface())
	}
}

func stateValue(path string, field protoreflect.FieldDescriptor, value protoreflect.Value, out *[]fact) {
	if field.Message() == nil {
		*out = append(*out, fact{path, text(field, value)})
		return
	}
	*out = append(*out, fact{path, "{}"})
	state(path+".", value.Message(), out)
}

func state(prefix string, message protoreflect.Message, out *[]fact) {
	for _, named := range fields(message.Descriptor()) {
		field, path := named.descriptor, prefix+named.key
		switch {
		case field.IsMap():
			stateMap(path, field, message.Get(field).Map(), out)
		case field.IsList():
			items := message.Get(field).List()
			*out = append(*out, fact{path, fmt.Sprintf("[%d]", items.Len())})
			for at := 0; at < items.Len(); at++ {
				stateValue(fmt.Sprintf("%s[%d]", path, at), field, items.Get(at), out)
			}
		case !field.HasPresence() || message.Has(field):
			stateValue(path, field, message.Get(field), out)
		}
	}
}

func stateMap(path string, field protoreflect.FieldDescriptor, items protoreflect.Map, out *[]fact) {
	values := map[string]protoreflect.Value{}
	var keys []string
	items.Range(func(item protoreflect.MapKey, value protoreflect.Value) bool {
		shown := text(field.MapKey(), item.Value())
		keys, values[shown] = append(keys, shown), value
		return true
	})
	sort.Strings(keys)
	*out = append(*out, fact{path, fmt.Sprintf("[%d]", len(keys))})
	for at, shown := range keys {
		*out = append(*out, fact{fmt.Sprintf("%s[%d].key", path, at), shown})
		stateValue(fmt.Sprintf("%s[%d].value", path, at), field.MapValue(), values[shown], out)
	}
}

func quote(value string) string {
	if len(value) > 200 {
		value = value[:200] + "..."
	}
	return strconv.Quote(value)
}

func difference(wrote, read []fact) string {
	paths := map[string]bool{}
	for _, fact := range read {
		paths[fact.path] = true
	}
	for at := 0; at < len(wrote) || at < len(read); at++ {
		switch {
		case at < len(wrote) && at < len(read) && key(wrote[at].path) == read[at].path:
			if wrote[at].text != read[at].text {
				return fmt.Sprintf("%s: C# wrote %s, Go read %s", wrote[at].path, quote(wrote[at].text), quote(read[at].text))
			}
		case at < len(wrote) && !paths[key(wrote[at].path)]:
			return fmt.Sprintf("%s: C# wrote %s, Go read nothing", wrote[at].path, quote(wrote[at].text))
		default:
			return fmt.Sprintf("%s: C# wrote nothing, Go read %s", read[at].path, quote(read[at].text))
		}
	}
	return ""
}

func relay(name string, value, statement []byte) ([]byte, string) {
	kind, err := protoregistry.GlobalTypes.FindMessageByName(protoreflect.FullName(name))
	if err != nil {
		log.Fatal(err)
	}
	message := kind.New()
	if err := proto.Unmarshal(value, message.Interface()); err != nil {
		return value, fmt.Sprintf("Go could not read it: %v", err)
	}
	var read []fact
	state("", message, &read)
	written, err := proto.Marshal(message.Interface())
	if err != nil {
		return value, fmt.Sprintf("Go could not write it: %v", err)
	}
	return written, difference(facts(statement), read)
}

func piece(file io.Reader) ([]byte, error) {
	var size uint32
	if err := binary.Read(file, binary.LittleEndian, &size); err != nil {
		return nil, err
	}
	bytes := make([]byte, size)
	_, err := io.ReadFull(file, bytes)
	return bytes, err
}

func main() {
	source, err := os.Open(os.Args[1])
	if err != nil {
		log.Fatal(err)
	}
	target, err := os.Create(os.Args[2])
	if err != nil {
		log.Fatal(err)
	}
	incoming, outgoing := bufio.NewReader(source), bufio.NewWriter(target)
	for {
		var pieces [4][]byte
		for at := range pieces {
			if pieces[at], err = piece(incoming); err == io.EOF && at == 0 {
				if err := outgoing.Flush(); err != nil {
					log.Fatal(err)
				}
				return
			} else if err != nil {
				log.Fatal(err)
			}
		}
		if len(pieces[3]) == 0 {
			value, complaint := relay(string(pieces[0]), pieces[1], pieces[2])
			pieces[1], pieces[3] = value, []byte(complaint)
		}
		for _, bytes := range pieces {
			if err := binary.Write(outgoing, binary.LittleEndian, uint32(len(bytes))); err != nil {
				log.Fatal(err)
			}
			if _, err := outgoing.Write(bytes); err != nil {
				log.Fatal(err)
			}
		}
	}
}
