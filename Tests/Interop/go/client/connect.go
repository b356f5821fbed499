package main

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"flag"
	"fmt"
	"os"
	"strings"

	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials"
	_ "google.golang.org/grpc/health" // without it a service config's healthCheckConfig does nothing
)

// connection is what a program in production connects by: TLS, a private authority, a certificate and a bearer token of its own, retries.
type connection struct {
	address, tlsCA, tlsCert, tlsKey, tokenFile, serviceConfig string
}

func (c *connection) addFlags() {
	flag.StringVar(&c.address, "address", "", "HOST:PORT of the service, or dns:///NAME:PORT")
	flag.StringVar(&c.tlsCA, "tls-ca", "", "the authority that signed the service's certificate; default: no TLS")
	flag.StringVar(&c.tlsCert, "tls-cert", "", "this caller's own certificate")
	flag.StringVar(&c.tlsKey, "tls-key", "", "its key; default: in the file of the certificate")
	flag.StringVar(&c.tokenFile, "token-file", "", "a bearer token, read for each call; only with --tls-ca")
	flag.StringVar(&c.serviceConfig, "service-config", "", "the contract's service_config.json; default: no retries")
}

func (c *connection) dial() (*grpc.ClientConn, error) {
	options := []grpc.DialOption{grpc.WithInsecure()}
	if c.tlsCA != "" {
		config, err := c.tlsConfig()
		if err != nil {
			return nil, err
		}
		options = []grpc.DialOption{grpc.WithTransportCredentials(credentials.NewTLS(config))}
	} else if c.tlsCert != "" || c.tokenFile != "" {
		return nil, errors.New("--tls-cert and --token-file need --tls-ca: without TLS nobody sees a certificate, and anyone reads a token")
	}
	if c.tokenFile != "" {
		options = append(options, grpc.WithPerRPCCredentials(tokenFile(c.tokenFile)))
	}
	if c.serviceConfig != "" {
		// deadlines, retries and health, as codefirst export --service-config wrote them; a shorter timeout of a call's own holds.
		// grpc-go before 1.40 retries only with GRPC_GO_RETRY=on in its environment.
		config, err := os.ReadFile(c.serviceConfig)
		if err != nil {
			return nil, err
		}
		options = append(options, grpc.WithDefaultServiceConfig(string(config)))
	}
	return grpc.Dial(c.address, options...)
}

func (c *connection) tlsConfig() (*tls.Config, error) {
	authority, err := os.ReadFile(c.tlsCA)
	if err != nil {
		return nil, err
	}
	config := &tls.Config{RootCAs: x509.NewCertPool(), MinVersion: tls.VersionTLS12}
	if !config.RootCAs.AppendCertsFromPEM(authority) {
		return nil, fmt.Errorf("%s: expected certificates in PEM", c.tlsCA)
	}
	if c.tlsCert != "" {
		key := c.tlsKey
		if key == "" {
			key = c.tlsCert
		}
		own, err := tls.LoadX509KeyPair(c.tlsCert, key)
		if err != nil {
			return nil, err
		}
		config.Certificates = []tls.Certificate{own}
	}
	return config, nil
}

// tokenFile gives every call the token that the file holds by then; whoever renews it writes the file anew.
type tokenFile string

func (file tokenFile) GetRequestMetadata(ctx context.Context, uri ...string) (map[string]string, error) {
	token, err := os.ReadFile(string(file))
	if err != nil {
		return nil, err
	}
	return map[string]string{"authorization": "Bearer " + strings.TrimSpace(string(token))}, nil
}

// RequireTransportSecurity has grpc refuse to send the token where anyone on the way could read it.
func (tokenFile) RequireTransportSecurity() bool { return true }
