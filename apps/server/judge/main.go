// Judge is other people's programs around our log, as commands:
//
//	judge witness NAME LOGKEY   a witness of that name that follows one log, on a free port of this machine
//	judge ask URL               asks a cosigner by that program's own client
//	judge fsck FOLDER LOGKEY    Tessera's check of a whole log: every tile and bundle made again, and the root held against its checkpoint
package main

import (
	"bytes"
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"os"

	fnote "github.com/transparency-dev/formats/note"
	"github.com/transparency-dev/merkle/rfc6962"
	"github.com/transparency-dev/tessera/api"
	tessera "github.com/transparency-dev/tessera/client"
	"github.com/transparency-dev/tessera/fsck"
	client "github.com/transparency-dev/witness/client/http"
	"github.com/transparency-dev/witness/persistence/inmemory"
	"github.com/transparency-dev/witness/witness"
	"golang.org/x/mod/sumdb/note"
)

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// serve prints the key it signs with and its address, and serves until standard input ends.
func serve(name, logKey string) {
	secret, key, err := note.GenerateKey(rand.Reader, name)
	check(err)
	signer, err := fnote.NewSignerForCosignatureV1(secret)
	check(err)
	cosignerKey, err := fnote.VKeyToCosignatureV1(key)
	check(err)
	latticeSecret, latticeKey, err := fnote.GenerateMLDSAKey(name)
	check(err)
	lattice, err := fnote.NewMLDSASigner(latticeSecret)
	check(err)
	verifier, err := note.NewVerifier(logKey)
	check(err)
	one, err := witness.New(context.Background(), witness.Opts{
		Persistence: inmemory.New(),
		Signers:     []note.Signer{signer, lattice},
		VerifierForLog: func(_ context.Context, origin string) (note.Verifier, bool, error) {
			return verifier, origin == verifier.Name(), nil
		},
	})
	check(err)
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	check(err)
	check(json.NewEncoder(os.Stdout).Encode(map[string]any{
		"Keys": []string{cosignerKey, latticeKey},
		"Url":  "http://" + listener.Addr().String(),
	}))
	go func() {
		_, _ = os.Stdin.Read(make([]byte, 1))
		os.Exit(0)
	}()
	mux := http.NewServeMux()
	mux.HandleFunc("POST /add-checkpoint", witness.NewHTTPHandler(one).AddCheckpoint)
	check(http.Serve(listener, mux))
}

type question struct {
	Old   uint64
	Note  string
	Proof [][]byte
	// The cosigner's keys, to hold what it answers against.
	Keys []string
}

type answer struct {
	// What the client makes of the answer: "", or its error.
	Error string
	Size  uint64
	// Who signed, by x/mod, or "error: …".
	Signed []string
}

func ask(address string) {
	var q question
	check(json.NewDecoder(os.Stdin).Decode(&q))
	where, err := url.Parse(address)
	check(err)
	one := client.NewWitness(where, http.DefaultClient)
	signatures, size, err := one.Update(context.Background(), q.Old, []byte(q.Note), q.Proof)
	a := answer{Size: size}
	if err != nil {
		a.Error = err.Error()
	} else {
		var verifiers []note.Verifier
		for _, key := range q.Keys {
			verifier, err := fnote.NewVerifierForCosignatureV1(key)
			check(err)
			verifiers = append(verifiers, verifier)
		}
		opened, err := note.Open(bytes.Join([][]byte{[]byte(q.Note), signatures}, nil), note.VerifierList(verifiers...))
		check(err)
		for _, signature := range opened.Sigs {
			a.Signed = append(a.Signed, fmt.Sprintf("%s+%08x", signature.Name, signature.Hash))
		}
	}
	check(json.NewEncoder(os.Stdout).Encode(a))
}

// leafHashes reads a bundle of entries, as C2SP tlog-tiles has it.
func leafHashes(bundle []byte) ([][]byte, error) {
	var entries api.EntryBundle
	if err := entries.UnmarshalText(bundle); err != nil {
		return nil, err
	}
	var hashes [][]byte
	for _, entry := range entries.Entries {
		hashes = append(hashes, rfc6962.DefaultHasher.HashLeaf(entry))
	}
	return hashes, nil
}

// checkFolder ends with 0 where the folder is a whole log under the key's signature.
func checkFolder(folder, logKey string) {
	verifier, err := note.NewVerifier(logKey)
	check(err)
	fetcher := &tessera.FileFetcher{Root: folder}
	check(fsck.New(verifier.Name(), verifier, fetcher, leafHashes, fsck.Opts{N: 2}).Check(context.Background()))
}

func main() {
	switch {
	case len(os.Args) == 4 && os.Args[1] == "fsck":
		checkFolder(os.Args[2], os.Args[3])
	case len(os.Args) == 4 && os.Args[1] == "witness":
		serve(os.Args[2], os.Args[3])
	case len(os.Args) == 3 && os.Args[1] == "ask":
		ask(os.Args[2])
	default:
		check(errors.New("judge witness NAME LOGKEY | judge ask URL | judge fsck FOLDER LOGKEY"))
	}
}
