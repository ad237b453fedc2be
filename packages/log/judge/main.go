// Judge holds what packages/log makes against other people's implementations. It reads one JSON
// document from standard input and writes what they say of each part of it.
package main

import (
	"crypto/rand"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	fnote "github.com/transparency-dev/formats/note"
	fproof "github.com/transparency-dev/formats/proof"
	"github.com/transparency-dev/formats/witness"
	"github.com/transparency-dev/merkle/proof"
	"github.com/transparency-dev/merkle/rfc6962"
	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

type inclusion struct {
	Index, Size uint64
	Leaf, Root  []byte
	Proof       [][]byte
}

type consistency struct {
	From, To         uint64
	FromRoot, ToRoot []byte
	Proof            [][]byte
}

type signedNote struct {
	Keys []string
	Note string
}

type policyCheck struct{ Policy, Note string }

type logProof struct {
	Text string
	Leaf []byte
	Root []byte
	Size uint64
}

type question struct {
	Inclusion   []inclusion
	Consistency []consistency
	Notes       []signedNote
	Policies    []policyCheck
	Proofs      []logProof
	// A folder of tiles of a tree of this size and root.
	Folder string
	Size   int64
	Root   []byte
	// A text to sign with keys made for it.
	Sign string
}

type answer struct {
	// By transparency-dev/merkle and by x/mod, each "" or why not.
	Inclusion, Consistency [][2]string
	// Who signed, or "error: …".
	Notes    []string
	Policies []bool
	Proofs   []string
	Tree     string
	Signed   signedNote
}

func said(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}

func hashOf(bytes []byte) (hash tlog.Hash) {
	copy(hash[:], bytes)
	return hash
}

func hashesOf(all [][]byte) (hashes []tlog.Hash) {
	for _, one := range all {
		hashes = append(hashes, hashOf(one))
	}
	return hashes
}

func checkInclusion(one inclusion) [2]string {
	merkle := proof.VerifyInclusion(rfc6962.DefaultHasher, one.Index, one.Size, one.Leaf, one.Proof, one.Root)
	mod := tlog.CheckRecord(hashesOf(one.Proof), int64(one.Size), hashOf(one.Root), int64(one.Index), hashOf(one.Leaf))
	return [2]string{said(merkle), said(mod)}
}

func checkConsistency(one consistency) [2]string {
	merkle := proof.VerifyConsistency(rfc6962.DefaultHasher, one.From, one.To, one.Proof, one.FromRoot, one.ToRoot)
	mod := tlog.CheckTree(hashesOf(one.Proof), int64(one.To), hashOf(one.ToRoot), int64(one.From), hashOf(one.FromRoot))
	return [2]string{said(merkle), said(mod)}
}

func verifierOf(key string) (note.Verifier, error) {
	parts := strings.SplitN(key, "+", 3)
	if len(parts) == 3 {
		if bytes, err := base64.StdEncoding.DecodeString(parts[2]); err == nil && len(bytes) > 0 && bytes[0] == 1 {
			return note.NewVerifier(key)
		}
	}
	return fnote.NewVerifierForCosignatureV1(key)
}

func checkNote(one signedNote) string {
	var verifiers []note.Verifier
	for _, key := range one.Keys {
		verifier, err := verifierOf(key)
		if err != nil {
			return "error: " + err.Error()
		}
		verifiers = append(verifiers, verifier)
	}
	opened, err := note.Open([]byte(one.Note), note.VerifierList(verifiers...))
	if err != nil {
		return "error: " + err.Error()
	}
	var names []string
	for _, signature := range opened.Sigs {
		names = append(names, fmt.Sprintf("%s+%08x", signature.Name, signature.Hash))
	}
	return strings.Join(names, " ")
}

func checkPolicy(one policyCheck) bool {
	group, err := witness.ParsePolicy([]byte(one.Policy))
	return err == nil && group.Satisfied([]byte(one.Note))
}

func checkProof(one logProof) string {
	var read fproof.TLogProof
	if err := read.Unmarshal([]byte(one.Text)); err != nil {
		return err.Error()
	}
	if string(read.Marshal()) != one.Text {
		return "written otherwise"
	}
	var hashes [][]byte
	for _, hash := range read.Hashes {
		hashes = append(hashes, hash[:])
	}
	return said(proof.VerifyInclusion(rfc6962.DefaultHasher, read.Index, one.Size, one.Leaf, hashes, one.Root))
}

// tiles reads C2SP's paths, which leave out the height that x/mod writes.
type tiles struct{ folder string }

func (tiles) Height() int { return 8 }

func (tiles) SaveTiles([]tlog.Tile, [][]byte) {}

func (t tiles) ReadTiles(wanted []tlog.Tile) (all [][]byte, err error) {
	for _, tile := range wanted {
		path := strings.Replace(tile.Path(), "tile/8/", "tile/", 1)
		bytes, err := os.ReadFile(filepath.Join(t.folder, path))
		if err != nil {
			return nil, err
		}
		all = append(all, bytes)
	}
	return all, nil
}

// checkTree reads every leaf's hash through x/mod, which holds each tile against the root, and every
// entry against its leaf.
func checkTree(q question) string {
	reader := tlog.TileHashReader(tlog.Tree{N: q.Size, Hash: hashOf(q.Root)}, tiles{q.Folder})
	root, err := tlog.TreeHash(q.Size, reader)
	if err != nil || root != hashOf(q.Root) {
		return fmt.Sprintf("root: %v", err)
	}
	for start := int64(0); start < q.Size; start += 256 {
		width := min(256, q.Size-start)
		tile := tlog.Tile{H: 8, L: -1, N: start / 256, W: int(width)}
		path := strings.Replace(tile.Path(), "tile/8/data/", "tile/entries/", 1)
		bundle, err := os.ReadFile(filepath.Join(q.Folder, path))
		if err != nil {
			return err.Error()
		}
		var indexes []int64
		for at := range width {
			indexes = append(indexes, tlog.StoredHashIndex(0, start+at))
		}
		hashes, err := reader.ReadHashes(indexes)
		if err != nil {
			return err.Error()
		}
		for _, hash := range hashes {
			length := int(bundle[0])<<8 | int(bundle[1])
			if tlog.RecordHash(bundle[2:2+length]) != hash {
				return "an entry is not its leaf's"
			}
			bundle = bundle[2+length:]
		}
		if len(bundle) > 0 {
			return "a bundle goes on"
		}
	}
	return "ok"
}

func sign(text string) (signedNote, error) {
	plainSecret, plainKey, err := note.GenerateKey(rand.Reader, "plain.example")
	if err != nil {
		return signedNote{}, err
	}
	plain, err := note.NewSigner(plainSecret)
	if err != nil {
		return signedNote{}, err
	}
	timedSecret, timedKey, err := note.GenerateKey(rand.Reader, "timed.example")
	if err != nil {
		return signedNote{}, err
	}
	timed, err := fnote.NewSignerForCosignatureV1(timedSecret)
	if err != nil {
		return signedNote{}, err
	}
	timedKey, err = fnote.VKeyToCosignatureV1(timedKey)
	if err != nil {
		return signedNote{}, err
	}
	latticeSecret, latticeKey, err := fnote.GenerateMLDSAKey("lattice.example")
	if err != nil {
		return signedNote{}, err
	}
	lattice, err := fnote.NewMLDSASigner(latticeSecret)
	if err != nil {
		return signedNote{}, err
	}
	signed, err := note.Sign(&note.Note{Text: text}, plain, timed, lattice)
	return signedNote{Keys: []string{plainKey, timedKey, latticeKey}, Note: string(signed)}, err
}

func main() {
	var q question
	if err := json.NewDecoder(os.Stdin).Decode(&q); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	var a answer
	for _, one := range q.Inclusion {
		a.Inclusion = append(a.Inclusion, checkInclusion(one))
	}
	for _, one := range q.Consistency {
		a.Consistency = append(a.Consistency, checkConsistency(one))
	}
	for _, one := range q.Notes {
		a.Notes = append(a.Notes, checkNote(one))
	}
	for _, one := range q.Policies {
		a.Policies = append(a.Policies, checkPolicy(one))
	}
	for _, one := range q.Proofs {
		a.Proofs = append(a.Proofs, checkProof(one))
	}
	if q.Folder != "" {
		a.Tree = checkTree(q)
	}
	if q.Sign != "" {
		signed, err := sign(q.Sign)
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		a.Signed = signed
	}
	if err := json.NewEncoder(os.Stdout).Encode(a); err != nil {
		os.Exit(1)
	}
}
